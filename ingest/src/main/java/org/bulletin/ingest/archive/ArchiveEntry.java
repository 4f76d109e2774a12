package org.bulletin.ingest.archive;

import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A file in an archive. */
public final class ArchiveEntry {

  private final String path;
  private final Optional<String> refusal;
  private final ZipArchiveEntry zip;

  ArchiveEntry(String path, Optional<String> refusal, ZipArchiveEntry zip) {
    this.path = path;
    this.refusal = refusal;
    this.zip = zip;
  }

  /** The path in the archive, folders separated by {@code /}; for people only where refused. */
  public String path() {
    return path;
  }

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Why it is not read, in a sentence without its name. */
  public Optional<String> refusal() {
    return refusal;
  }

  ZipArchiveEntry zip() {
    return zip;
  }

  ArchiveEntry refused(String reason) {
    return new ArchiveEntry(path, refusal.or(() -> Optional.of(reason)), zip);
  }
}
