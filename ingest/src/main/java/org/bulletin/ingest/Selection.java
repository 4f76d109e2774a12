package org.bulletin.ingest;

import java.time.LocalDate;
import java.util.Set;
import org.bulletin.ingest.newspaper.Newspaper;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;

/** Which sources to retract or to restore. */
public sealed interface Selection {

  /** Tells whether a source is meant. */
  boolean includes(Source source);

  /** The sources of single pages. */
  record Pages(Set<String> pageIds) implements Selection {
    public Pages {
      pageIds = Set.copyOf(pageIds);
    }

    @Override
    public boolean includes(Source source) {
      return source.getPageIds().stream().anyMatch(pageIds::contains);
    }
  }

  /** All sources that were ingested under a collection. */
  record Collection(String name) implements Selection {
    @Override
    public boolean includes(Source source) {
      return source.getCollection().equals(name);
    }
  }

  /**
   * All pages whose identity names a newspaper.
   *
   * @param prefix that all its page_ids begin with
   */
  record OfNewspaper(String prefix) implements Selection {

    /** The pages of a newspaper, named by its name, a code or an alias. */
    public static OfNewspaper named(String name, Newspapers newspapers) {
      String own = newspapers.find(name).map(Newspaper::name).orElse(name);
      String pageId = PageIds.of(own, LocalDate.EPOCH, "1");
      return new OfNewspaper(pageId.substring(0, pageId.indexOf('/') + 1));
    }

    @Override
    public boolean includes(Source source) {
      return source.getPageIds().stream()
          .anyMatch(pageId -> pageId.startsWith(prefix) && PageIds.issueOf(pageId).isPresent());
    }
  }
}
