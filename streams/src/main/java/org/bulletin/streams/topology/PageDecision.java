package org.bulletin.streams.topology;

import java.util.Optional;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;

/** What is to be done about an event, given what is remembered of the page. */
public sealed interface PageDecision {

  /**
   * Nothing.
   *
   * @param why the outcome that is counted
   */
  record Ignore(String why) implements PageDecision {}

  /**
   * The page is split, and replaces what it gave before.
   *
   * @param again from what is remembered: on request, or since a correction has changed
   * @param countedAs the outcome that is counted
   */
  record Split(RawPage page, boolean again, String countedAs) implements PageDecision {}

  /** The page and everything made of it go away. */
  record Remove() implements PageDecision {}

  /**
   * Decides. Of two records of a page the later in the log wins; one that changes nothing is
   * ignored.
   */
  static PageDecision of(PageEvent event, Optional<SplitPage> remembered) {
    if (event instanceof PageEvent.Published published) {
      return remembered
              .filter(page -> page.getOutcome() != SplitOutcome.RETRACTED)
              .filter(page -> page.getContentHash().equals(published.page().getContentHash()))
              .isPresent()
          ? new Ignore(Outcomes.UNCHANGED)
          : new Split(published.page(), false, Outcomes.SPLIT);
    }
    boolean live =
        remembered.filter(page -> page.getOutcome() != SplitOutcome.RETRACTED).isPresent();
    if (event instanceof PageEvent.SplitAgain) {
      return live
          ? new Split(remembered.orElseThrow().getPage(), true, Outcomes.SPLIT_AGAIN)
          : new Ignore(Outcomes.NOTHING_TO_SPLIT);
    }
    if (event instanceof PageEvent.Corrected) {
      return live
          ? new Split(remembered.orElseThrow().getPage(), true, Outcomes.CORRECTED)
          : new Ignore(Outcomes.CORRECTION_WAITS);
    }
    return remembered.isEmpty() || live ? new Remove() : new Ignore(Outcomes.UNCHANGED);
  }
}
