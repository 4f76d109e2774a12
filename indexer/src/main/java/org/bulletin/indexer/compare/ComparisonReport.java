package org.bulletin.indexer.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two generations have in common and where they differ. As JSON ({@link #toJson}) its keys are
 * the names of the components in snake_case, except that what is said of each generation is {@code
 * {"old": …, "new": …}}:
 *
 * <pre>
 * old, new           the generations' names
 * pages              documents, retracted, unsplit {old, new}; covered; missing, other_content
 *                    {count, ids}; only_in_new
 * articles           documents, without_headline, open, mean_confidence {old, new}; in_both,
 *                    unchanged, changed; changed_fields {field: count}; only_in_old, only_in_new
 * entities           by field {old, new}
 * unfit_corrections  {count, ids}
 * samples            only_in_old, only_in_new [{article_id, headline}];
 *                    changed [{article_id, changes [{field, before, after}]}]
 * </pre>
 *
 * @param entities by flat field of the article document ({@code persons}, …): how many names its
 *     documents have in all
 * @param unfitCorrections article_ids of corrections that no longer fit in the new generation
 */
public record ComparisonReport(
    @JsonProperty("old") String before,
    @JsonProperty("new") String after,
    Pages pages,
    Articles articles,
    Map<String, Counts> entities,
    Ids unfitCorrections,
    Samples samples) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** A number of each generation. */
  public record Counts(@JsonProperty("old") long before, @JsonProperty("new") long after) {}

  /** A mean of each generation; 0 where there is nothing to take it of. */
  public record Means(@JsonProperty("old") double before, @JsonProperty("new") double after) {}

  /**
   * How many there are, and which.
   *
   * @param ids the first 1000 in the order of their UTF-8
   */
  public record Ids(long count, List<String> ids) {

    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Pages. A retracted page counts as retracted, and else as if it were not there.
   *
   * @param documents pages of each
   * @param retracted pages of each that are known to be retracted
   * @param unsplit pages of each that the splitter could not take
   * @param covered those that both have with the same content_hash
   * @param missing those of the old generation that the new one does not have
   * @param otherContent those of the old generation that the new one has with another content_hash
   * @param onlyInNew how many only the new one has
   */
  public record Pages(
      Counts documents,
      Counts retracted,
      Counts unsplit,
      long covered,
      Ids missing,
      Ids otherContent,
      long onlyInNew) {

    /** How many pages of the old generation are not covered. */
    public long lost() {
      return missing.count() + otherContent.count();
    }
  }

  /**
   * Articles, told apart by article_id.
   *
   * @param changedFields by field: in how many articles it has changed
   * @param meanConfidence of the splitter, 0 to 1
   * @param open those that wait for a page
   */
  public record Articles(
      Counts documents,
      Counts withoutHeadline,
      Counts open,
      Means meanConfidence,
      long inBoth,
      long unchanged,
      long changed,
      Map<String, Long> changedFields,
      long onlyInOld,
      long onlyInNew) {}

  /** Some of what has changed, spread by a hash of the article_id: the same in each run. */
  public record Samples(
      List<Article> onlyInOld, List<Article> onlyInNew, List<ChangedArticle> changed) {}

  /** An article of one generation. */
  public record Article(String articleId, String headline) {}

  /** An article of both, and what differs. */
  public record ChangedArticle(String articleId, List<Change> changes) {}

  /** A field that differs; null where the document does not have it. */
  public record Change(String field, JsonNode before, JsonNode after) {}

  /**
   * Whether the new generation lacks pages of the old one, or has them with another content, that
   * were not accepted. Of more than can be named, some are not accepted.
   *
   * @param accepted page_ids
   */
  public boolean losesPages(Set<String> accepted) {
    return loses(pages.missing(), accepted) || loses(pages.otherContent(), accepted);
  }

  private static boolean loses(Ids lost, Set<String> accepted) {
    return lost.count() > lost.ids().size() || !accepted.containsAll(lost.ids());
  }

  /** The report as JSON. */
  public ObjectNode toJson() {
    return JSON.valueToTree(this);
  }
}
