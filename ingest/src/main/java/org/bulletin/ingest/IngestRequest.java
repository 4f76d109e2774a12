package org.bulletin.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bulletin.ingest.source.PageSource;

/**
 * What to ingest.
 *
 * @param paths files and folders
 * @param collection the collection of their pages; by default each folder's name
 * @param more sources that are no files
 * @param restore publish also what has been retracted
 */
public record IngestRequest(
    List<Path> paths,
    Optional<String> collection,
    List<? extends PageSource> more,
    boolean restore) {

  public IngestRequest {
    paths = List.copyOf(paths);
    more = List.copyOf(more);
    if (collection.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("a collection needs a name");
    }
  }

  /** Files and folders, in collections of their folders' names. */
  public static IngestRequest of(Path... paths) {
    return new IngestRequest(List.of(paths), Optional.empty(), List.of(), false);
  }

  /** The same in a given collection. */
  public IngestRequest into(String name) {
    return new IngestRequest(paths, Optional.of(name), more, restore);
  }

  /** The same, publishing also what has been retracted. */
  public IngestRequest restoring() {
    return new IngestRequest(paths, collection, more, true);
  }
}
