package org.bulletin.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.ingest.source.Stamp;

/**
 * Tells which files of a watched folder are complete: those that have not been written to for a
 * while, by their time of modification or by what was seen of them, since clocks may differ. Each
 * is told once, until it changes. Not safe across threads.
 */
final class Settling {

  private final Duration quiet;
  private Map<String, Seen> seen = new HashMap<>();

  private record Seen(Stamp stamp, Instant since, boolean told) {}

  /**
   * Knows no files yet.
   *
   * @param quiet how long a file must not have been written to
   */
  Settling(Duration quiet) {
    this.quiet = quiet;
  }

  /** The complete ones among the files of a scan that were not told yet. */
  List<FileSource> complete(List<FileSource> files, Instant now) {
    Map<String, Seen> seenNow = new HashMap<>();
    List<FileSource> complete = new ArrayList<>();
    for (FileSource file : files) {
      Optional<Stamp> stamp = file.stamp();
      if (stamp.isEmpty()) {
        continue;
      }
      Seen before =
          Optional.ofNullable(seen.get(file.uri()))
              .filter(last -> last.stamp().equals(stamp.get()))
              .orElseGet(() -> new Seen(stamp.get(), now, false));
      boolean isComplete = isQuiet(before.since(), now) || isQuiet(stamp.get().modifiedAt(), now);
      if (isComplete && !before.told()) {
        complete.add(file);
      }
      seenNow.put(file.uri(), new Seen(stamp.get(), before.since(), isComplete));
    }
    seen = seenNow;
    return complete;
  }

  /** Tells files again that could not be ingested. */
  void forget(List<FileSource> files) {
    files.forEach(file -> seen.remove(file.uri()));
  }

  private boolean isQuiet(Instant since, Instant now) {
    return !since.isAfter(now.minus(quiet));
  }
}
