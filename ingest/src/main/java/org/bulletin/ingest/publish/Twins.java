package org.bulletin.ingest.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.schemas.RawPage;

/** Pages of an archive that claim to be the same page: the first is it. */
final class Twins {

  private Twins() {}

  /** The same pages, each page_id once; twins of another content are refused. */
  static SourcePages refused(PageOrigin origin, SourcePages read) {
    Map<String, RawPage> first = new LinkedHashMap<>();
    List<RefusedPage> refused = new ArrayList<>(read.refused());
    for (RawPage page : read.pages()) {
      RawPage twin = first.putIfAbsent(page.getPageId(), page);
      if (twin != null && !twin.getContentHash().equals(page.getContentHash())) {
        refused.add(
            new RefusedPage(
                origin.pathId() + partOf(page),
                "it claims to be the page %s, and so does %s, which comes first"
                    .formatted(page.getPageId(), origin.pathId() + partOf(twin))));
      }
    }
    return new SourcePages(List.copyOf(first.values()), refused, read.ignored());
  }

  private static String partOf(RawPage page) {
    String entry =
        Optional.ofNullable(page.getMetadata().get(ArchivePages.ENTRY))
            .map(name -> "/" + name)
            .orElse("");
    return page.getPageNumber().map(number -> entry + "#" + number).orElse(entry);
  }
}
