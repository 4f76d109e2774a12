package org.bulletin.ingest.publish;

import java.util.Map;
import java.util.OptionalInt;
import org.bulletin.ingest.identity.PagePlace;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.schemas.topics.PageIds;

/**
 * Where pages come from: a source, or an entry of an archive.
 *
 * @param uri of the source
 * @param path below the root of the collection; an archive counts as a folder
 * @param fullPath for the patterns of file names
 * @param notes metadata on where the page's original is: not part of what the page says, and so not
 *     of its content_hash
 */
record PageOrigin(
    String uri, String collection, String path, String fullPath, Map<String, String> notes) {

  static PageOrigin of(PageSource source, Map<String, String> notes) {
    return new PageOrigin(
        source.uri(), source.collection(), source.path(), source.fullPath(), Map.copyOf(notes));
  }

  PagePlace place(OptionalInt page) {
    return new PagePlace(collection, path, fullPath, page);
  }

  /** What a page is called where nothing but its path is known. */
  String pathId() {
    return PageIds.ofPath(collection, path);
  }
}
