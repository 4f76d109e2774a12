package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.compare.ComparisonReport.Ids;
import org.bulletin.indexer.compare.ComparisonReport.Pages;
import org.bulletin.schemas.SplitOutcome;

/** Adds up what becomes of pages. */
final class PageTally implements SortedMerge.Listener {

  static final String KEY = "page_id";
  static final List<String> FIELDS = List.of("content_hash", "outcome", "unfit_corrections");

  private final Side old = new Side();
  private final Side fresh = new Side();
  private final IdList missing = new IdList();
  private final IdList otherContent = new IdList();
  private final IdList unfitCorrections = new IdList();
  private long covered;
  private long onlyInNew;

  private static final class Side {

    private long documents;
    private long retracted;
    private long unsplit;

    /** Whether the page counts: it is not retracted. */
    boolean add(ScannedDocument page) {
      String outcome = page.source().path("outcome").asText();
      if (outcome.equals(SplitOutcome.RETRACTED.name())) {
        retracted++;
        return false;
      }
      documents++;
      if (outcome.equals(SplitOutcome.UNSPLIT.name())) {
        unsplit++;
      }
      return true;
    }
  }

  @Override
  public void onlyInOld(ScannedDocument page) {
    if (old.add(page)) {
      missing.add(page.key());
    }
  }

  @Override
  public void onlyInNew(ScannedDocument page) {
    if (addFresh(page)) {
      onlyInNew++;
    }
  }

  @Override
  public void inBoth(ScannedDocument before, ScannedDocument after) {
    boolean was = old.add(before);
    boolean is = addFresh(after);
    if (was && !is) {
      missing.add(before.key());
    } else if (!was && is) {
      onlyInNew++;
    } else if (was && contentOf(before.source()).equals(contentOf(after.source()))) {
      covered++;
    } else if (was) {
      otherContent.add(before.key());
    }
  }

  private boolean addFresh(ScannedDocument page) {
    page.source()
        .path("unfit_corrections")
        .forEach(articleId -> unfitCorrections.add(articleId.asText()));
    return fresh.add(page);
  }

  private static String contentOf(ObjectNode page) {
    return page.path("content_hash").asText();
  }

  Pages pages() {
    return new Pages(
        new Counts(old.documents, fresh.documents),
        new Counts(old.retracted, fresh.retracted),
        new Counts(old.unsplit, fresh.unsplit),
        covered,
        missing.ids(),
        otherContent.ids(),
        onlyInNew);
  }

  Ids unfitCorrections() {
    return unfitCorrections.ids();
  }
}
