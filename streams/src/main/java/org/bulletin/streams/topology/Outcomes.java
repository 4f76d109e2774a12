package org.bulletin.streams.topology;

import java.util.List;

/** What the records that the streams stage reads are counted as; each is counted as one of them. */
public final class Outcomes {

  /** A record was read: the sum of the outcomes of records. */
  public static final String READ = "read";

  /** A page was split, as new or changed. */
  public static final String SPLIT = "split";

  /** A page was split again on request. */
  public static final String SPLIT_AGAIN = "split_again";

  /** A page was taken back. */
  public static final String RETRACTED = "retracted";

  /** A page was there already with the same content, or was gone already; so a correction. */
  public static final String UNCHANGED = "unchanged";

  /** A request named a page that is not there. */
  public static final String NOTHING_TO_SPLIT = "nothing_to_split";

  /** A page was split again since a correction of it came, changed or was taken back. */
  public static final String CORRECTED = "corrected";

  /** A correction, or the end of one, was of a page that is not there; it waits for the page. */
  public static final String CORRECTION_WAITS = "correction_waits";

  /** A request was for another generation. */
  public static final String OTHER_GENERATION = "other_generation";

  /** A record could not be read: there is a dead letter. */
  public static final String DEAD = "dead";

  /** Articles written. */
  public static final String ARTICLES = "articles";

  /** Tombstones of articles written. */
  public static final String REMOVED = "articles_removed";

  /**
   * Pages that the splitter could not take, which became one article each; counted as split too.
   */
  public static final String UNSPLIT = "unsplit";

  /** Articles that the entity finder could not take. */
  public static final String WITHOUT_ENTITIES = "without_entities";

  /** Every outcome, and what else is counted. */
  public static final List<String> ALL =
      List.of(
          READ,
          SPLIT,
          SPLIT_AGAIN,
          RETRACTED,
          UNCHANGED,
          NOTHING_TO_SPLIT,
          CORRECTED,
          CORRECTION_WAITS,
          OTHER_GENERATION,
          DEAD,
          ARTICLES,
          REMOVED,
          UNSPLIT,
          WITHOUT_ENTITIES);

  private Outcomes() {}
}
