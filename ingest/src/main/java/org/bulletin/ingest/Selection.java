package org.bulletin.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bulletin.ingest.newspaper.Newspaper;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;

/** Which pages to retract or to restore. */
public sealed interface Selection {

  /** Tells whether a page of a source is meant. */
  boolean includes(Source source, String pageId);

  /** Single pages. */
  record Pages(Set<String> pageIds) implements Selection {
    public Pages {
      pageIds = Set.copyOf(pageIds);
    }

    @Override
    public boolean includes(Source source, String pageId) {
      return pageIds.contains(pageId);
    }
  }

  /** All pages that were ingested under a collection. */
  record Collection(String name) implements Selection {
    @Override
    public boolean includes(Source source, String pageId) {
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
    public boolean includes(Source source, String pageId) {
      return pageId.startsWith(prefix) && PageIds.issueOf(pageId).isPresent();
    }
  }

  /**
   * All pages whose identity has a date from one day to another.
   *
   * @param first included
   * @param last included
   */
  record Between(LocalDate first, LocalDate last) implements Selection {
    @Override
    public boolean includes(Source source, String pageId) {
      Optional<LocalDate> date = PageIds.issueDateOf(pageId);
      return date.filter(day -> !day.isBefore(first) && !day.isAfter(last)).isPresent();
    }
  }

  /** The pages that all of several selections include. */
  record All(List<Selection> selections) implements Selection {
    public All {
      selections = List.copyOf(selections);
    }

    @Override
    public boolean includes(Source source, String pageId) {
      return selections.stream().allMatch(selection -> selection.includes(source, pageId));
    }
  }
}
