package org.bulletin.app.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.bulletin.indexer.compare.IndexScan;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Kafka and OpenSearch hold of the first generation, one by one.
 *
 * @param pages page_ids in Kafka
 * @param publishedAgain records of pages beyond the first of each; the same content again is
 *     harmless
 * @param splitPages page_ids that were split
 * @param articles article_ids in Kafka, with their versions
 * @param doubled article_ids that were written more than once with one version
 * @param documents article_ids in OpenSearch, with their versions
 * @param pageDocuments page_ids in OpenSearch
 * @param deadLetters in Kafka
 */
record Ledger(
    Set<String> pages,
    long publishedAgain,
    Set<String> splitPages,
    Map<String, Long> articles,
    Set<String> doubled,
    Map<String, Long> documents,
    Set<String> pageDocuments,
    int deadLetters) {

  private static final String GENERATION = Topics.FIRST_GENERATION;

  /** Reads all of it. The indices must have been refreshed. */
  static Ledger take(ClusterSettings cluster, OpenSearchSettings openSearch) {
    try (Registry registry = Registry.of(cluster);
        OpenSearchConnection connection = OpenSearchConnection.to(openSearch)) {
      AtomicLong pageRecords = new AtomicLong();
      LatestRecords.forEach(cluster, Topics.PAGES, (key, value) -> pageRecords.incrementAndGet());
      Set<String> pages = LatestRecords.of(cluster, registry, Topics.PAGES).keySet();
      Map<String, Long> articles = new TreeMap<>();
      Set<String> doubled = new TreeSet<>();
      readArticles(cluster, registry, articles, doubled);
      Map<String, Long> documents = new TreeMap<>();
      try (IndexScan scan =
          IndexScan.ofFields(
              connection,
              Indices.articles(GENERATION).name(),
              "article_id",
              List.of("provenance.version"))) {
        scan.forEachRemaining(
            document ->
                documents.put(
                    document.key(), document.source().at("/provenance/version").asLong()));
      }
      Set<String> pageDocuments = new TreeSet<>();
      try (IndexScan scan =
          IndexScan.ofFields(
              connection, Indices.pages(GENERATION).name(), "page_id", List.of("page_id"))) {
        scan.forEachRemaining(document -> pageDocuments.add(document.key()));
      }
      return new Ledger(
          new TreeSet<>(pages),
          pageRecords.get() - pages.size(),
          new TreeSet<>(LatestRecords.of(cluster, registry, Topics.split(GENERATION)).keySet()),
          articles,
          doubled,
          documents,
          pageDocuments,
          LatestRecords.countLive(cluster, Topics.DEAD_LETTERS));
    }
  }

  private static void readArticles(
      ClusterSettings cluster, Registry registry, Map<String, Long> live, Set<String> doubled) {
    RecordDecoder<EnrichedArticle> decoder = registry.decoder(Topics.enriched(GENERATION));
    Set<String> written = new HashSet<>();
    LatestRecords.forEach(
        cluster,
        Topics.enriched(GENERATION),
        (key, value) -> {
          if (value == null) {
            live.remove(key);
            return;
          }
          long version = version(decoder, value);
          live.put(key, version);
          if (!written.add(key + " " + version)) {
            doubled.add(key);
          }
        });
  }

  private static long version(RecordDecoder<EnrichedArticle> decoder, byte[] value) {
    try {
      return decoder.decode(value).getArticle().getVersion();
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  /** How many pages and articles are not everywhere where they should be. */
  int lost(int expectedPages, int expectedArticles) {
    return Math.max(0, expectedPages - pages.size())
        + Math.max(0, expectedPages - splitPages.size())
        + Math.max(0, expectedPages - pageDocuments.size())
        + Math.max(0, expectedArticles - articles.size())
        + Math.max(0, expectedArticles - documents.size());
  }

  /** Each page is there once, and each article, with the same version in Kafka and OpenSearch. */
  void assertExact(int expectedPages, int expectedArticles) {
    assertThat(pages).hasSize(expectedPages);
    assertThat(splitPages).isEqualTo(pages);
    assertThat(pageDocuments).isEqualTo(pages);
    assertThat(articles).hasSize(expectedArticles);
    assertThat(documents).isEqualTo(articles);
    assertThat(doubled).isEmpty();
    assertThat(deadLetters).isZero();
  }
}
