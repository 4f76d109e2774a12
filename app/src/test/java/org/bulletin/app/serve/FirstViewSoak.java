package org.bulletin.app.serve;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.embedded.EmbeddedOpenSearch;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the first view of a hundred thousand articles takes, the page and its files with it. */
class FirstViewSoak {

  private static final int ARTICLES = 100_000;
  private static final Duration AIM = Duration.ofSeconds(1);

  private static final Pattern LINK =
      Pattern.compile(
          "(?:src|href|from|import)\\s*=?\\s*\\(?[\"']([^\"'?#]+\\.(?:js|css|svg))[\"']");

  private static final List<String> DATA =
      List.of("/api/facets?size=10", "/api/articles?limit=20&order=newest");

  private static final List<String> OTHERS =
      List.of(
          "/api/facets?q=" + Browser.encode("丁七"),
          "/api/articles?order=best&q=" + Browser.encode("丁七"),
          "/api/facets?person=" + Browser.encode(SyntheticArticles.person(0)),
          "/api/person?name=" + Browser.encode(SyntheticArticles.person(0)),
          "/api/network?person=" + Browser.encode(SyntheticArticles.person(0)),
          "/api/organization?name=ORGANIZATION0",
          "/feed.atom",
          "/api/export.csv");

  @TempDir private Path folder;

  @Test
  void aHundredThousandArticlesAreSeenWithinASecond() {
    // Given
    TrustedRecords.trust();
    try (EmbeddedStack stack = EmbeddedStack.onFreePorts(folder)) {
      EmbeddedOpenSearch openSearch = stack.openSearch();
      openSearch.start();
      OpenSearchSettings settings = OpenSearchSettings.at(openSearch.address());
      fill(settings);
      try (PageServer server = new PageServer(serve(settings), "--port")) {
        Browser browser = new Browser(server.address());
        List<String> view = new ArrayList<>(files(browser));
        view.addAll(DATA);

        // When
        report("first view, cold", view(browser, view));
        Duration again = view(browser, view).time();
        report("first view, second time", view(browser, view));
        OTHERS.forEach(path -> report(path, view(browser, List.of(path))));
        OTHERS.forEach(path -> report("again " + path, view(browser, List.of(path))));

        // Then
        assertThat(again).isLessThan(AIM);
      }
    }
  }

  private static void fill(OpenSearchSettings settings) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(settings)) {
      Indices.of("g1").forEach(new IndexAdmin(connection)::create);
      Index index = Indices.articles("g1");
      IndexLoad load = new IndexLoad(connection);
      Map<String, String> everyday = load.everyday(index);
      load.begin(index);
      new SyntheticArticles().write(connection, index, ARTICLES);
      load.end(index, everyday);
      load.refresh(List.of(index));
      assertThat(load.count(index)).isEqualTo(ARTICLES);
    }
  }

  private static ServeSettings serve(OpenSearchSettings openSearch) {
    ServeSettings settings =
        ServeSettings.onLoopback(
            0,
            new ClusterSettings("127.0.0.1:1", "http://127.0.0.1:1", Map.of()),
            openSearch,
            Newspapers.defaults());
    String index = settings.site() + "index.html";
    return FirstViewSoak.class.getClassLoader().getResource(index) == null
        ? settings.withSite(PageServerTest.SITE)
        : settings;
  }

  /** The page and all files that it leads to. */
  private static Set<String> files(Browser browser) {
    Set<String> found = new LinkedHashSet<>(List.of("/"));
    Deque<String> unread = new ArrayDeque<>(found);
    while (!unread.isEmpty()) {
      String path = unread.remove();
      HttpResponse<byte[]> file = browser.get(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      if (path.startsWith("/vendor/")) {
        continue;
      }
      Matcher link = LINK.matcher(new String(file.body(), StandardCharsets.UTF_8));
      while (link.find()) {
        String target = URI.create(path).resolve(link.group(1)).getPath();
        if (found.add(target)) {
          unread.add(target);
        }
      }
    }
    return found;
  }

  private record Seen(int requests, long bytes, Duration time) {}

  /** One request after the other; a browser has six connections. */
  private static Seen view(Browser browser, List<String> paths) {
    long bytes = 0;
    long start = System.nanoTime();
    for (String path : paths) {
      HttpResponse<byte[]> answer = browser.get(path, "Accept-Encoding", "gzip");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      bytes += answer.body().length;
    }
    return new Seen(paths.size(), bytes, Duration.ofNanos(System.nanoTime() - start));
  }

  private static void report(String what, Seen seen) {
    System.out.printf(
        "%s: %d ms, %d requests, %d bytes as sent%n",
        what, seen.time().toMillis(), seen.requests(), seen.bytes());
  }
}
