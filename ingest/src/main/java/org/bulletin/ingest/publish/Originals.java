package org.bulletin.ingest.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.topics.Sha256;

/**
 * A folder that keeps the bytes of sources, so that a reader can be shown what a page was read
 * from: each content once, under the first two hex digits of its SHA-256, as {@code 3f/3f…a0.pdf}.
 * Safe across threads and processes.
 */
public final class Originals {

  /** Metadata that names a page's original, relative to the folder. */
  public static final String METADATA = "original";

  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");

  private static final int SLICE_BYTES = 1 << 20;

  private final Path folder;

  /**
   * Makes the folder where it does not exist.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  public Originals(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What some bytes are called in the folder, with {@code /}.
   *
   * @param sourceName the source's name, whose extension is taken
   */
  String nameOf(byte[] bytes, String sourceName) {
    String hash = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    Matcher extension = EXTENSION.matcher(sourceName);
    String end = extension.find() ? "." + extension.group(1).toLowerCase(Locale.ROOT) : "";
    return hash.substring(0, 2) + "/" + hash + end;
  }

  /**
   * Keeps bytes, unless they are there. When this returns, they survive a loss of power; a kill
   * leaves a hidden temporary file at most.
   *
   * @param name see {@link #nameOf}
   * @throws UncheckedIOException if they cannot be written: the disk may be full
   */
  void keep(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file) && Files.size(file) == bytes.length) {
        return;
      }
      Path parent = Files.createDirectories(file.getParent());
      Path temporary = parent.resolve("." + file.getFileName() + "." + UUID.randomUUID());
      try {
        write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
      sync(parent);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The original of a page cannot be kept in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // A channel copies what it writes to memory outside the heap, all at once.
      for (int from = 0; from < bytes.length; ) {
        int length = Math.min(SLICE_BYTES, bytes.length - from);
        from += channel.write(ByteBuffer.wrap(bytes, from, length));
      }
      channel.force(true);
    }
  }

  /** Makes the new name last; some systems cannot do it, and need not. */
  private static void sync(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
