package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bulletin.indexer.compare.ComparisonReport.Article;
import org.bulletin.indexer.compare.ComparisonReport.Articles;
import org.bulletin.indexer.compare.ComparisonReport.Change;
import org.bulletin.indexer.compare.ComparisonReport.ChangedArticle;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.compare.ComparisonReport.Means;
import org.bulletin.indexer.compare.ComparisonReport.Samples;

/** Adds up what becomes of articles. */
final class ArticleTally implements SortedMerge.Listener {

  static final String KEY = "article_id";

  /** The order of {@link Side#entities} is that of the fields. */
  static final List<String> FIELDS =
      Stream.concat(ArticleChanges.FIELDS.stream(), Stream.of("confidence")).toList();

  private final Side old = new Side();
  private final Side fresh = new Side();
  private final SpreadSample<Article> sampleOfOld;
  private final SpreadSample<Article> sampleOfNew;
  private final SpreadSample<ChangedArticle> sampleOfChanged;
  private final Map<String, Long> changedFields = new LinkedHashMap<>();
  private long inBoth;
  private long changed;

  ArticleTally(int sampleSize) {
    sampleOfOld = new SpreadSample<>(sampleSize);
    sampleOfNew = new SpreadSample<>(sampleSize);
    sampleOfChanged = new SpreadSample<>(sampleSize);
  }

  private static final class Side {

    private final long[] entities = new long[ArticleChanges.ENTITY_FIELDS.size()];
    private long documents;
    private long withoutHeadline;
    private long open;
    private double confidence;

    void add(ObjectNode article) {
      documents++;
      withoutHeadline += article.path("headline").asText("").isBlank() ? 1 : 0;
      open += article.path("open").asBoolean() ? 1 : 0;
      confidence += article.path("confidence").asDouble();
      for (int i = 0; i < entities.length; i++) {
        entities[i] += article.path(ArticleChanges.ENTITY_FIELDS.get(i)).size();
      }
    }

    double meanConfidence() {
      return documents == 0 ? 0 : confidence / documents;
    }
  }

  @Override
  public void onlyInOld(ScannedDocument article) {
    old.add(article.source());
    sampleOfOld.offer(article.key(), () -> named(article));
  }

  @Override
  public void onlyInNew(ScannedDocument article) {
    fresh.add(article.source());
    sampleOfNew.offer(article.key(), () -> named(article));
  }

  @Override
  public void inBoth(ScannedDocument before, ScannedDocument after) {
    old.add(before.source());
    fresh.add(after.source());
    inBoth++;
    List<Change> changes = ArticleChanges.between(before.source(), after.source());
    if (!changes.isEmpty()) {
      changed++;
      changes.forEach(change -> changedFields.merge(change.field(), 1L, Long::sum));
      sampleOfChanged.offer(after.key(), () -> new ChangedArticle(after.key(), changes));
    }
  }

  private static Article named(ScannedDocument article) {
    return new Article(article.key(), article.source().path("headline").asText(""));
  }

  Articles articles() {
    return new Articles(
        new Counts(old.documents, fresh.documents),
        new Counts(old.withoutHeadline, fresh.withoutHeadline),
        new Counts(old.open, fresh.open),
        new Means(old.meanConfidence(), fresh.meanConfidence()),
        inBoth,
        inBoth - changed,
        changed,
        changedFieldsInOrder(),
        old.documents - inBoth,
        fresh.documents - inBoth);
  }

  private Map<String, Long> changedFieldsInOrder() {
    Map<String, Long> ordered = new LinkedHashMap<>();
    for (String field : ArticleChanges.FIELDS) {
      if (changedFields.containsKey(field)) {
        ordered.put(field, changedFields.get(field));
      }
    }
    return ordered;
  }

  Map<String, Counts> entities() {
    Map<String, Counts> sums = new LinkedHashMap<>();
    for (int i = 0; i < old.entities.length; i++) {
      sums.put(ArticleChanges.ENTITY_FIELDS.get(i), new Counts(old.entities[i], fresh.entities[i]));
    }
    return sums;
  }

  Samples samples() {
    return new Samples(sampleOfOld.values(), sampleOfNew.values(), sampleOfChanged.values());
  }
}
