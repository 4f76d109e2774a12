package org.bulletin.app.replay;

import java.time.Duration;
import java.time.Instant;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;

/**
 * Says how far a replay is, every few seconds: pages and documents that are in the new indices. For
 * that it makes them searchable, which they do not become by themselves while they are filled.
 */
final class ReplayProgress {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final ReplaySession session;
  private final String generation;
  private final IndexLoad indices;
  private final long pagesInAll;
  private final long articlesInAll;
  private final long deadBefore;
  private final long pagesBefore;
  private final long articlesBefore;
  private final Instant start = Instant.now();
  private Instant last = start;

  /**
   * The progress from now on.
   *
   * @param served the generation that has all pages, and about as many articles as there are to be
   */
  ReplayProgress(ReplaySession session, String generation, String served) {
    this.session = session;
    this.generation = generation;
    this.indices = new IndexLoad(session.openSearch());
    this.pagesInAll = indices.count(Indices.pages(served));
    this.articlesInAll = indices.count(Indices.articles(served));
    this.deadBefore = dead();
    this.pagesBefore = pages();
    this.articlesBefore = articles();
  }

  /** Says it if it is time to. */
  void tick() {
    if (Instant.now().isBefore(last.plus(INTERVAL))) {
      return;
    }
    last = Instant.now();
    session.say("%s", line());
  }

  /** Pages a second since the start; 0 if none came. */
  double pagesPerSecond() {
    return Math.max(0, (pages() - pagesBefore) / seconds());
  }

  /** What to say of the rates since the start; nothing if no page came. */
  String rates() {
    double pages = pagesPerSecond();
    return pages > 0
        ? ": %.1f pages/s, %.1f articles/s"
            .formatted(pages, (articles() - articlesBefore) / seconds())
        : "";
  }

  /** Pages, documents, rate, time left, dead letters. */
  String line() {
    indices.refresh(Indices.of(generation));
    long pages = pages();
    double rate = Math.max(0, (pages - pagesBefore) / seconds());
    long rest = Math.max(0, pagesInAll - pages);
    return "%s: %d of %d pages, %d of about %d articles; %.1f pages/s, %s left; %d dead letters since the start"
        .formatted(
            generation,
            pages,
            Math.max(pages, pagesInAll),
            articles(),
            articlesInAll,
            rate,
            rate > 0 ? text(Duration.ofSeconds(Math.round(rest / rate))) : "an unknown time",
            dead() - deadBefore);
  }

  private static String text(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d h".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  private double seconds() {
    return Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
  }

  private long pages() {
    return indices.count(Indices.pages(generation));
  }

  private long articles() {
    return indices.count(Indices.articles(generation));
  }

  private long dead() {
    return indices.count(Indices.DEAD_LETTERS);
  }
}
