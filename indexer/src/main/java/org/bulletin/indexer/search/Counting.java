package org.bulletin.indexer.search;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.CalendarInterval;
import org.opensearch.client.opensearch._types.aggregations.DateHistogramBucket;
import org.opensearch.client.opensearch._types.aggregations.SingleMetricAggregateBase;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/** The aggregations that several questions are made of, and how their answers are read. */
final class Counting {

  private static final String PUBLISHED = "published_on";

  private Counting() {}

  /**
   * Counts articles without giving any.
   *
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  static SearchResponse<Void> count(
      OpenSearchClient client, Query query, Map<String, Aggregation> aggregations) {
    try {
      return client.search(
          request ->
              request
                  .index(Indices.ARTICLES)
                  .ignoreUnavailable(true)
                  .query(query)
                  .size(0)
                  .trackTotalHits(hits -> hits.enabled(true))
                  .aggregations(aggregations),
          Void.class);
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot count: " + e.getMessage(), e);
    }
  }

  /** The most frequent values of a field. */
  static Aggregation top(String field, int size) {
    return Aggregation.of(
        aggregation -> aggregation.terms(terms -> terms.field(field).size(Math.max(1, size))));
  }

  /** Articles by day of publication, days without articles left out. */
  static Aggregation byDay() {
    return Aggregation.of(
        aggregation ->
            aggregation.dateHistogram(
                histogram ->
                    histogram
                        .field(PUBLISHED)
                        .calendarInterval(CalendarInterval.Day)
                        .minDocCount(1)));
  }

  /** The first day of publication. */
  static Aggregation first() {
    return Aggregation.of(aggregation -> aggregation.min(min -> min.field(PUBLISHED)));
  }

  /** The last day of publication. */
  static Aggregation last() {
    return Aggregation.of(aggregation -> aggregation.max(max -> max.field(PUBLISHED)));
  }

  /** The buckets of {@link #top}; none where there is no index yet. */
  static List<StringTermsBucket> buckets(Map<String, Aggregate> answers, String name) {
    Aggregate answer = answers.get(name);
    return answer != null && answer.isSterms() ? answer.sterms().buckets().array() : List.of();
  }

  /** The answer to {@link #top}, except one value. */
  static List<Bucket> values(Map<String, Aggregate> answers, String name, String except, int size) {
    return buckets(answers, name).stream()
        .filter(bucket -> !bucket.key().equals(except))
        .limit(size)
        .map(bucket -> new Bucket(bucket.key(), bucket.docCount()))
        .toList();
  }

  /** The answer to {@link #byDay}. */
  static Timeline timeline(Map<String, Aggregate> answers, String name) {
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    Aggregate answer = answers.get(name);
    if (answer != null) {
      for (DateHistogramBucket bucket : answer.dateHistogram().buckets().array()) {
        days.put(day(bucket.key()), bucket.docCount());
      }
    }
    return Timeline.of(days);
  }

  /** The answer to {@link #first} or {@link #last}; empty if all articles are undated. */
  static Optional<LocalDate> day(SingleMetricAggregateBase answer) {
    Double millis = answer.value();
    return millis == null || millis.isNaN() || millis.isInfinite()
        ? Optional.empty()
        : Optional.of(day(Math.round(millis)));
  }

  private static LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
