package org.bulletin.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bulletin.ingest.read.RefusedException;

/**
 * A ZIP archive in memory, read entry by entry and never unpacked to files. Sizes are counted while
 * reading; what the archive says of itself is not believed. Not safe across threads.
 */
public final class PageArchive implements AutoCloseable {

  /** Central directory file header, which each entry has one of. */
  private static final byte[] SIGNATURE = {'P', 'K', 1, 2};

  /** Packed data may hold the signature by accident; so many more entries are no accident. */
  private static final int SIGNATURES_AN_ENTRY = 10;

  /** What archivers write by themselves; others need libraries, or memory without a limit. */
  private static final Set<Integer> METHODS =
      Set.of(
          ZipMethod.STORED.getCode(),
          ZipMethod.DEFLATED.getCode(),
          ZipMethod.ENHANCED_DEFLATED.getCode());

  private static final int FILE_TYPE = 0xF000;
  private static final int REGULAR_FILE = 0x8000;

  private final ZipFile zip;
  private final ArchiveLimits limits;
  private final List<ArchiveEntry> entries;
  private long unpacked;
  private boolean exhausted;

  private PageArchive(ZipFile zip, ArchiveLimits limits, List<ArchiveEntry> entries) {
    this.zip = zip;
    this.limits = limits;
    this.entries = entries;
  }

  /**
   * Opens an archive.
   *
   * @param bytes of the archive; not to be changed
   * @throws RefusedException if it is none, is broken, or holds too much
   */
  public static PageArchive open(byte[] bytes, ArchiveLimits limits) throws RefusedException {
    refuseTooManySignatures(bytes, limits);
    ZipFile zip;
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
              .setCharset(StandardCharsets.ISO_8859_1)
              .setUseUnicodeExtraFields(false)
              .setIgnoreLocalFileHeader(true)
              .get();
    } catch (IOException | RuntimeException e) {
      throw new RefusedException("it is no ZIP archive, or a broken one, or only a part of one", e);
    }
    List<ZipArchiveEntry> found = Collections.list(zip.getEntries());
    if (found.size() > limits.maxEntries()) {
      throw tooManyEntries(limits);
    }
    if (found.stream().mapToDouble(ZipArchiveEntry::getCompressedSize).sum() > bytes.length) {
      throw new RefusedException("its entries overlap: such archives are bombs");
    }
    return new PageArchive(zip, limits, listed(found));
  }

  /** The library keeps a kilobyte or so of each entry, before it tells how many there are. */
  private static void refuseTooManySignatures(byte[] bytes, ArchiveLimits limits)
      throws RefusedException {
    int signatures = 0;
    for (int i = 0; i + SIGNATURE.length <= bytes.length; i++) {
      if (bytes[i] == SIGNATURE[0]
          && bytes[i + 1] == SIGNATURE[1]
          && bytes[i + 2] == SIGNATURE[2]
          && bytes[i + 3] == SIGNATURE[3]) {
        signatures++;
      }
    }
    if (signatures > limits.maxEntries() * SIGNATURES_AN_ENTRY) {
      throw tooManyEntries(limits);
    }
  }

  private static RefusedException tooManyEntries(ArchiveLimits limits) {
    return new RefusedException(
        "it has more than %,d entries: split it".formatted(limits.maxEntries()));
  }

  private static List<ArchiveEntry> listed(List<ZipArchiveEntry> found) {
    TreeMap<String, ArchiveEntry> byPath = new TreeMap<>();
    for (ZipArchiveEntry entry : found) {
      Optional<String> name = EntryName.of(entry);
      EntryPath path =
          name.map(EntryPath::of)
              .orElseGet(() -> EntryPath.undecodable(EntryName.approximately(entry)));
      boolean folder = name.filter(each -> each.endsWith("/")).isPresent();
      if (path.path().isEmpty() || path.isHidden() || (folder && path.refusal().isEmpty())) {
        continue;
      }
      byPath.merge(
          path.path(),
          new ArchiveEntry(path.path(), path.refusal().or(() -> linkRefusal(entry)), entry),
          (first, second) -> first.refused("the archive has several entries of this name"));
    }
    return byPath.values().stream().sorted(Comparator.comparing(ArchiveEntry::path)).toList();
  }

  private static Optional<String> linkRefusal(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return Optional.of("it is a link: pack the file itself");
    }
    int type = entry.getUnixMode() & FILE_TYPE;
    return type == 0 || type == REGULAR_FILE
        ? Optional.empty()
        : Optional.of("it is neither a file nor a folder");
  }

  /** Its files, by their paths; without those that are hidden or made by macOS. */
  public List<ArchiveEntry> entries() {
    return new ArrayList<>(entries);
  }

  /**
   * Unpacks a file.
   *
   * @param maxBytes larger ones are refused
   * @throws RefusedException if it cannot be read; the others can, unless {@link #isExhausted()}
   */
  public byte[] read(ArchiveEntry entry, int maxBytes) throws RefusedException {
    refuseUnreadable(entry);
    long packed = entry.zip().getCompressedSize();
    long most = Math.min(maxBytes, limits.unpackedBytesOf(packed));
    long room = limits.maxUnpackedBytes() - unpacked;
    byte[] bytes = unpack(entry.zip(), (int) Math.min(most, room) + 1);
    unpacked += bytes.length;
    if (bytes.length > room) {
      exhausted = true;
      throw new RefusedException(
          "it unpacks to more than %,d bytes: split it".formatted(limits.maxUnpackedBytes()));
    }
    if (bytes.length > limits.unpackedBytesOf(packed)) {
      throw new RefusedException(
          "it unpacks to more than %d times its size: such entries are bombs"
              .formatted(limits.maxRatio()));
    }
    if (bytes.length > maxBytes) {
      throw new RefusedException("it is larger than %,d bytes".formatted(maxBytes));
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.zip().getCrc()) {
      throw new RefusedException("it is broken in the archive: its checksum is wrong");
    }
    return bytes;
  }

  /** Tells whether as much has been unpacked as an archive may hold: the rest is not to be read. */
  public boolean isExhausted() {
    return exhausted;
  }

  private void refuseUnreadable(ArchiveEntry entry) throws RefusedException {
    if (entry.refusal().isPresent()) {
      throw new RefusedException(entry.refusal().get());
    }
    if (entry.zip().getGeneralPurposeBit().usesEncryption()) {
      throw new RefusedException("it is encrypted: pack the archive without a password");
    }
    if (!METHODS.contains(entry.zip().getMethod())) {
      throw new RefusedException(
          "it is packed by method %d, which is not read: use deflate"
              .formatted(entry.zip().getMethod()));
    }
  }

  private byte[] unpack(ZipArchiveEntry entry, int maxBytes) throws RefusedException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(maxBytes);
    } catch (IOException | RuntimeException e) {
      throw new RefusedException("it is broken in the archive", e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new IllegalStateException("an archive in memory cannot be closed", e);
    }
  }
}
