package org.bulletin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.bulletin.app.stages.Accounts;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** kill -9 of stages that run as processes of their own, under load; then exact accounts. */
class KillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PAGES = 150;
  private static final int ARTICLES_A_PAGE = 2;
  private static final int KILLS = 1;

  @TempDir private Path folder;

  @Test
  void killedStagesLoseNothingAndDoubleNothing() throws IOException {
    try (EmbeddedStack stack = EmbeddedStack.onFreePorts(folder.resolve("stack"))) {
      stack.start();
      ClusterSettings cluster =
          new ClusterSettings(
              stack.broker().address(), stack.registry().address().toString(), java.util.Map.of());
      OpenSearchSettings openSearch = OpenSearchSettings.at(stack.openSearch().address());

      // Given
      writePages();
      run(stack, "schemas", "register");
      run(stack, "ingest", folder.resolve("pages").toString());

      // When
      Random random = new Random(5);
      for (String stage : List.of("streams", "indexer")) {
        for (int kill = 0; kill < KILLS; kill++) {
          try (Bulletin other = start(stack, stage.equals("streams") ? "indexer" : "streams");
              Bulletin victim = start(stack, stage)) {
            waitUntil(() -> hasBegun(cluster, openSearch) || random.nextInt(100) == 0);
            victim.kill();
          }
        }
      }
      try (Bulletin streams = start(stack, "streams");
          Bulletin indexer = start(stack, "indexer")) {
        waitUntil(() -> isComplete(accounts(cluster, openSearch)));
        assertThat(streams.stop()).isEqualTo(128 + 15);
        assertThat(indexer.stop()).isEqualTo(128 + 15);
      }

      // Then
      assertThat(accounts(cluster, openSearch))
          .isEqualTo(
              new Accounts(PAGES, PAGES, PAGES * ARTICLES_A_PAGE, PAGES * ARTICLES_A_PAGE, 0));
    }
  }

  private static boolean hasBegun(ClusterSettings cluster, OpenSearchSettings openSearch) {
    try {
      return accounts(cluster, openSearch).articleDocuments() > 0;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isComplete(Accounts accounts) {
    return accounts.articles() == PAGES * ARTICLES_A_PAGE
        && accounts.articleDocuments() == accounts.articles()
        && accounts.pageDocuments() == PAGES;
  }

  private static Accounts accounts(ClusterSettings cluster, OpenSearchSettings openSearch) {
    return Accounts.take(cluster, openSearch, Topics.FIRST_GENERATION);
  }

  private void writePages() throws IOException {
    Path pages = Files.createDirectories(folder.resolve("pages"));
    for (int i = 0; i < PAGES; i++) {
      Files.writeString(
          pages.resolve(i + ".txt"),
          """
          第%d号水库开闸放水

          记者 甘雨

          5月%d日，第%d号水库开闸放水，下游三个村的农田得到灌溉。村民们早早来到渠边，看着清水流进自家的田里。

          第%d号桥梁加固完工

          记者 石磊

          第%d号桥梁加固工程日前完工，过往车辆恢复通行。交通部门提醒，大型货车仍需绕行，具体时间另行通知。
          """
              .formatted(i, 1 + i % 28, i, i, i));
    }
  }

  private void run(EmbeddedStack stack, String... args) {
    try (Bulletin command = start(stack, args)) {
      assertThat(command.exitCode()).as(command.output()).isZero();
    }
  }

  private Bulletin start(EmbeddedStack stack, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--bootstrap-servers=" + stack.broker().address());
    all.add("--schema-registry=" + stack.registry().address());
    if (args[0].equals("indexer")) {
      all.add("--opensearch=" + stack.openSearch().address());
    }
    if (args[0].equals("streams")) {
      all.add("--state-dir=" + folder.resolve("state"));
    }
    return Bulletin.start(folder, all);
  }

  private static void waitUntil(BooleanSupplier condition) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(condition::getAsBoolean);
  }
}
