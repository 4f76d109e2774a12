package org.bulletin.app.stages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.streams.PageInspector;
import org.bulletin.streams.entity.BulletinEntityFinder;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.Splitter;

/** How pages are split and entities found: the same in every command. Safe across threads. */
public record Methods(Splitter splitter, EntityFinder finder) {

  /** Loads vocabularies and models; takes up to a second, once a process. */
  public static Methods load(Newspapers newspapers) {
    return load(newspapers, new CompositeMeterRegistry());
  }

  /**
   * Loads vocabularies and models; takes up to a second, once a process.
   *
   * @param metrics where the times of the name model go
   */
  public static Methods load(Newspapers newspapers, MeterRegistry metrics) {
    Timer model =
        Timer.builder("bulletin.name.model")
            .description("Time of the name model an article, inside the entity finder's")
            .register(metrics);
    return new Methods(
        new PageSplitter(),
        new BulletinEntityFinder(
            ofDistricts(newspapers), nanos -> model.record(nanos, TimeUnit.NANOSECONDS)));
  }

  private static List<org.bulletin.streams.entity.Newspaper> ofDistricts(Newspapers newspapers) {
    return newspapers.all().stream()
        .map(
            newspaper ->
                new org.bulletin.streams.entity.Newspaper(
                    newspaper.name(),
                    newspaper.district().orElse(""),
                    newspaper.city().orElse(""),
                    newspaper.aliases()))
        .toList();
  }

  /** What does to a page what the topology does, without Kafka. */
  public PageInspector inspector() {
    return new PageInspector(splitter, finder);
  }
}
