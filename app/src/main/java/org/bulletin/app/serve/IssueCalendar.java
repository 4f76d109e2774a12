package org.bulletin.app.serve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.app.coverage.Coverage;
import org.bulletin.app.coverage.IssueCoverage;
import org.bulletin.indexer.search.OpenArticle;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.schemas.topics.PageIds;

/** The issues that are known, and what became of each of their pages. */
final class IssueCalendar {

  private static final Comparator<String> READING_ORDER =
      Comparator.comparing((String label) -> PageLabel.read(label).orElse(new PageLabel(label, 1)));

  private final Map<Key, NavigableMap<String, Page>> issues =
      new TreeMap<>(Comparator.comparing(Key::newspaper).thenComparing(Key::date));

  /** What became of a page. */
  enum State {
    THERE,
    MISSING,
    REFUSED,
    RETRACTED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A page of an issue.
   *
   * @param reason why it is refused, if it is and that is known
   */
  record Page(String label, State state, Optional<String> reason) {}

  /**
   * An issue.
   *
   * @param pages in reading order
   */
  record Issue(String newspaper, LocalDate date, List<Page> pages) {

    Issue {
      pages = List.copyOf(pages);
    }
  }

  private record Key(String newspaper, LocalDate date) {}

  private record Place(Key issue, String label) {}

  private IssueCalendar() {}

  /**
   * The issues by newspaper and date, as {@link Coverage} counts them, and those of which nothing
   * is left but retracted pages.
   *
   * @param lastDay the last day on which an issue may be missing
   */
  static List<Issue> of(
      Collection<Source> sources,
      Collection<OpenArticle> open,
      Newspapers newspapers,
      LocalDate lastDay) {
    IssueCalendar calendar = new IssueCalendar();
    Map<Place, String> reasons = new HashMap<>();
    for (Source source : sources) {
      for (RememberedPage page : source.getPages()) {
        place(page.getPageId())
            .ifPresent(
                place -> {
                  if (page.getState() == PageState.REFUSED) {
                    reasons.put(place, page.getReason());
                  } else if (page.getState() == PageState.RETRACTED) {
                    calendar.put(place, State.RETRACTED, Optional.empty());
                  }
                });
      }
    }
    for (IssueCoverage issue : Coverage.of(sources, open, newspapers, lastDay)) {
      calendar.add(issue, reasons);
    }
    return calendar.issues();
  }

  /** Where a page stands, its label with two digits, as {@link Coverage} says them. */
  private static Optional<Place> place(String pageId) {
    Optional<String> label =
        PageIds.labelOf(pageId).flatMap(PageLabel::read).map(PageLabel::padded);
    return PageIds.issueDateOf(pageId)
        .filter(date -> label.isPresent())
        .map(date -> new Place(new Key(PageIds.partsOf(pageId).get(0), date), label.get()));
  }

  private void add(IssueCoverage issue, Map<Place, String> reasons) {
    Key key = new Key(issue.newspaper(), issue.date());
    Map<String, Page> pages = issues.computeIfAbsent(key, any -> new TreeMap<>(READING_ORDER));
    for (String label : issue.missing()) {
      pages.putIfAbsent(label, new Page(label, State.MISSING, Optional.empty()));
    }
    for (String label : issue.refused()) {
      Place place = new Place(key, label);
      put(place, State.REFUSED, Optional.ofNullable(reasons.get(place)));
    }
    for (String label : issue.present()) {
      put(new Place(key, label), State.THERE, Optional.empty());
    }
  }

  private void put(Place place, State state, Optional<String> reason) {
    issues
        .computeIfAbsent(place.issue(), any -> new TreeMap<>(READING_ORDER))
        .put(place.label(), new Page(place.label(), state, reason));
  }

  private List<Issue> issues() {
    List<Issue> all = new ArrayList<>();
    issues.forEach(
        (key, pages) ->
            all.add(new Issue(key.newspaper(), key.date(), List.copyOf(pages.values()))));
    return List.copyOf(all);
  }
}
