package org.bulletin.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How long it takes from a file being complete in the inbox to its being found by search. */
class InboxSoak {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int FILES = 100;

  @TempDir private Path folder;

  @Test
  void everyFileThatIsDroppedIsFound() throws IOException {
    // Given
    List<String> seeds = seeds();
    int portBase = Ports.freeBase();
    List<Long> renamed = new ArrayList<>();
    List<Long> closed = new ArrayList<>();
    List<String> args =
        List.of("up", "--data=" + folder.resolve("data"), "--port-base=" + portBase);
    try (Bulletin up = Bulletin.start(folder, args);
        OpenSearchConnection connection =
            OpenSearchConnection.to(
                OpenSearchSettings.at(URI.create("http://127.0.0.1:" + (portBase + 2))))) {
      await().atMost(PATIENCE).until(() -> up.output().contains("Running"));
      ArticleSearch search = new ArticleSearch(connection);

      // When
      for (int i = 0; i < FILES; i++) {
        String word = "晨星第" + i + "号实验站落成";
        String text = seeds.get(i % seeds.size()) + "\n\n" + word + "\n本报讯 " + word + "。\n";
        Path file = folder.resolve("data/inbox/page-" + i + ".txt");
        if (i % 2 == 0) {
          Path written = Files.writeString(file.resolveSibling("." + i), text);
          Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
          renamed.add(untilFound(search, word));
        } else {
          Files.writeString(file, text);
          closed.add(untilFound(search, word));
        }
      }
    }

    // Then
    report("renamed", renamed);
    report("closed", closed);
    assertThat(renamed.size() + closed.size()).isEqualTo(FILES);
  }

  private static long untilFound(ArticleSearch search, String word) {
    Instant complete = Instant.now();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> search.find(new ArticleQuery(word, Order.BEST, 0, 1)).total() > 0);
    return Duration.between(complete, Instant.now()).toMillis();
  }

  private static void report(String how, List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "found after a file was %s: median %d ms, worst %d ms of %d%n",
        how, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
  }

  private static List<String> seeds() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../seeds"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }
}
