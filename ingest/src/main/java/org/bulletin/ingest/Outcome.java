package org.bulletin.ingest;

import java.util.List;

/** What became of a source in a run. */
public sealed interface Outcome {

  /**
   * Its pages are in the topic.
   *
   * @param pageIds in their order in the source
   */
  record Published(List<String> pageIds) implements Outcome {
    public Published {
      pageIds = List.copyOf(pageIds);
    }
  }

  /** Its pages were there already. */
  record Unchanged() implements Outcome {}

  /** Its pages have been retracted, and it has not changed since: they are not published again. */
  record Retracted() implements Outcome {}

  /**
   * It cannot become pages.
   *
   * @param reason why, in a sentence without the source's name
   * @param taken whether that is because another source gave another text of each of its pages
   */
  record Refused(String reason, boolean taken) implements Outcome {

    /** It cannot be read. */
    public Refused(String reason) {
      this(reason, false);
    }
  }
}
