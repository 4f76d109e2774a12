package org.bulletin.ingest.archive;

/**
 * What an archive may hold. The defaults leave room for several issues as PDF and are far below
 * what bombs need: their ratio is about 1,000, that of printed text and PDF below 20.
 *
 * @param maxBytes of the archive itself
 * @param maxEntries files and folders in it; also the most pages that it may give
 * @param maxUnpackedBytes of all entries that are read, together
 * @param maxRatio of an entry's unpacked to its packed bytes, for entries above {@link #FREE_BYTES}
 * @param maxTextChars of all its pages, together, in UTF-16 code units
 */
public record ArchiveLimits(
    int maxBytes, int maxEntries, long maxUnpackedBytes, int maxRatio, long maxTextChars) {

  /** Small entries may have any ratio: a short text of one repeated line is no bomb. */
  static final int FREE_BYTES = 1 << 20;

  /** 256 MiB, 2,000 entries, 512 MiB unpacked, 200 times, 32 Mi characters. */
  public static final ArchiveLimits DEFAULTS =
      new ArchiveLimits(256 << 20, 2_000, 512L << 20, 200, 32L << 20);

  /** The most bytes that an entry may unpack to. */
  long unpackedBytesOf(long packedBytes) {
    return Math.max(FREE_BYTES, packedBytes * maxRatio);
  }
}
