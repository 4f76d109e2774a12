package org.bulletin.app.stages;

import java.util.List;
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
    return new Methods(new PageSplitter(), new BulletinEntityFinder(ofDistricts(newspapers)));
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
