package org.bulletin.ingest.publish;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;

/** What is remembered of the pages of a source. */
public final class RememberedPages {

  private RememberedPages() {}

  /** Whether nothing that was begun with a source is unfinished. */
  public static boolean isSettled(Source source) {
    return switch (source.getOutcome()) {
      case PUBLISHED, REFUSED, RETRACTED -> true;
      case WRITING, RETRACTING, UNKNOWN -> false;
    };
  }

  /** The pages that a source holds, live or retracted, in order. */
  public static List<String> held(Source source) {
    return heldPages(source).map(RememberedPage::getPageId).toList();
  }

  /** The pages of a source that are in a state, in order. */
  public static List<String> in(PageState state, Source source) {
    return source.getPages().stream()
        .filter(page -> page.getState() == state)
        .map(RememberedPage::getPageId)
        .toList();
  }

  /** The pages that a source holds and that are not retracted, in order. */
  public static List<String> live(Source source) {
    return in(PageState.LIVE, source);
  }

  /** What is remembered of a page that a source holds. */
  public static Optional<RememberedPage> find(Source source, String pageId) {
    return heldPages(source).filter(page -> page.getPageId().equals(pageId)).findFirst();
  }

  /** Whether a source holds a page and has retracted it. */
  public static boolean isRetracted(Source source, String pageId) {
    return find(source, pageId).filter(page -> page.getState() == PageState.RETRACTED).isPresent();
  }

  /** A page in another state. */
  public static RememberedPage in(PageState state, RememberedPage page) {
    return RememberedPage.newBuilder(page).setState(state).build();
  }

  private static Stream<RememberedPage> heldPages(Source source) {
    return source.getPages().stream()
        .filter(
            page -> page.getState() == PageState.LIVE || page.getState() == PageState.RETRACTED);
  }
}
