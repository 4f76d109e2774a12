package org.bulletin.app.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bulletin.indexer.search.OpenArticle;
import org.bulletin.ingest.newspaper.Newspaper;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.schemas.topics.PageIds;

/**
 * Which issues and pages are there, by what ingest remembers and what the newspapers file expects.
 * Pages whose issue is not known do not count.
 */
public final class Coverage {

  private final Newspapers newspapers;
  private final Map<String, NavigableMap<LocalDate, Issue>> byNewspaper = new TreeMap<>();

  /** What is known of an issue. */
  private static final class Issue {
    private final NavigableSet<PageLabel> present = new TreeSet<>();
    private final NavigableSet<PageLabel> refused = new TreeSet<>();
    private final NavigableSet<PageLabel> announced = new TreeSet<>();
    private int open;
  }

  private Coverage(Newspapers newspapers) {
    this.newspapers = newspapers;
  }

  /**
   * Counts.
   *
   * @param open articles that wait for a page
   * @param lastDay the last day on which an issue may be missing
   * @return by newspaper, then by date
   */
  public static List<IssueCoverage> of(
      Collection<Source> sources,
      Collection<OpenArticle> open,
      Newspapers newspapers,
      LocalDate lastDay) {
    Coverage coverage = new Coverage(newspapers);
    sources.forEach(coverage::add);
    open.forEach(coverage::add);
    return coverage.issues(lastDay);
  }

  private void add(Source source) {
    for (String pageId : RememberedPages.live(source)) {
      issue(pageId).ifPresent(issue -> label(pageId).ifPresent(issue.present::add));
    }
    for (String pageId : RememberedPages.in(PageState.REFUSED, source)) {
      issue(pageId).ifPresent(issue -> label(pageId).ifPresent(issue.refused::add));
    }
  }

  private void add(OpenArticle article) {
    issue(article.pageId())
        .ifPresent(
            issue -> {
              issue.open++;
              announced(article).forEach(issue.announced::add);
            });
  }

  private Optional<Issue> issue(String pageId) {
    return PageIds.issueDateOf(pageId)
        .map(
            date ->
                byNewspaper
                    .computeIfAbsent(PageIds.partsOf(pageId).get(0), any -> new TreeMap<>())
                    .computeIfAbsent(date, any -> new Issue()));
  }

  /** A label without a number does not count: it stands for no page of an issue. */
  private static Optional<PageLabel> label(String pageId) {
    return PageLabel.read(PageIds.partsOf(pageId).get(2));
  }

  private static List<PageLabel> announced(OpenArticle article) {
    Optional<PageLabel> page = label(article.pageId());
    return Stream.of(article.continuedOn(), article.continuedFrom())
        .flatMap(Optional::stream)
        .map(PageLabel::read)
        .flatMap(Optional::stream)
        .map(label -> page.map(label::on).orElse(label))
        .toList();
  }

  private List<IssueCoverage> issues(LocalDate lastDay) {
    List<IssueCoverage> issues = new ArrayList<>();
    byNewspaper.forEach(
        (name, byDate) -> {
          Optional<Newspaper> newspaper = newspapers.find(name);
          newspaper.ifPresent(known -> addMissingIssues(known, byDate, lastDay));
          int pages = newspaper.map(known -> known.pages().orElse(0)).orElse(0);
          byDate.forEach((date, issue) -> issues.add(coverage(name, date, issue, pages)));
        });
    return List.copyOf(issues);
  }

  private static void addMissingIssues(
      Newspaper newspaper, NavigableMap<LocalDate, Issue> byDate, LocalDate lastDay) {
    byDate
        .firstKey()
        .datesUntil(lastDay.plusDays(1))
        .filter(day -> newspaper.weekdays().contains(day.getDayOfWeek()))
        .forEach(day -> byDate.computeIfAbsent(day, any -> new Issue()));
  }

  private static IssueCoverage coverage(String name, LocalDate date, Issue issue, int pages) {
    NavigableSet<PageLabel> missing = new TreeSet<>(issue.announced);
    Set<PageLabel> known = new TreeSet<>(issue.present);
    known.addAll(issue.refused);
    known.addAll(issue.announced);
    boolean sections = known.stream().anyMatch(label -> !label.section().isEmpty());
    Map<String, Integer> last = new TreeMap<>();
    if (!sections) {
      last.put("", pages);
    }
    known.forEach(label -> last.merge(label.section(), label.number(), Math::max));
    last.forEach(
        (section, number) -> {
          for (int i = 1; i <= number; i++) {
            missing.add(new PageLabel(section, i));
          }
        });
    missing.removeAll(issue.present);
    missing.removeAll(issue.refused);
    issue.refused.removeAll(issue.present);
    return new IssueCoverage(
        name, date, texts(issue.present), texts(missing), texts(issue.refused), issue.open);
  }

  private static List<String> texts(Collection<PageLabel> labels) {
    return labels.stream().map(PageLabel::padded).toList();
  }
}
