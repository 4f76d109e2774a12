package org.bulletin.app.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.bulletin.app.cli.CommandFailure;

/**
 * Reads lines as bytes, with their numbers; blank ones are passed over. Not safe across threads.
 */
public final class LineReader implements AutoCloseable {

  /** Longer than the line of any page: a record has 8 MiB at most. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final String name;
  private byte[] line = {};
  private long number;

  private LineReader(InputStream in, String name) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.name = name;
  }

  /**
   * Opens a file, which is unpacked if its name ends in {@code .gz}, or standard input.
   *
   * @throws CommandFailure if it cannot be read
   */
  public static LineReader open(Optional<Path> file) {
    if (file.isEmpty()) {
      return new LineReader(System.in, "standard input");
    }
    Path path = file.get();
    try {
      InputStream in = Files.newInputStream(path);
      return new LineReader(
          OutputFile.isPacked(path) ? new GZIPInputStream(in, BUFFER_BYTES) : in, path.toString());
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + path, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** What is read, for people. */
  String name() {
    return name;
  }

  /**
   * Goes to the next line that is not blank.
   *
   * @return whether there is one
   * @throws CommandFailure if it cannot be read
   */
  boolean next() {
    try {
      Optional<byte[]> next = read();
      while (next.isPresent() && isBlank(next.get())) {
        next = read();
      }
      line = next.orElse(new byte[0]);
      return next.isPresent();
    } catch (IOException e) {
      throw new CommandFailure(
          "%s cannot be read beyond line %d: %s. What comes before it is imported at most; import a whole file again"
              .formatted(name, number, e.getMessage()),
          e);
    }
  }

  /** The line, without its end. */
  byte[] line() {
    return line;
  }

  /** Its number, from 1. */
  long number() {
    return number;
  }

  private Optional<byte[]> read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    number++;
    while (next >= 0 && next != '\n') {
      if (bytes.size() == MAX_BYTES) {
        throw new IOException("line %d is longer than %d bytes".formatted(number, MAX_BYTES));
      }
      bytes.write(next);
      next = in.read();
    }
    return Optional.of(bytes.toByteArray());
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new CommandFailure("cannot close " + name + ": " + e.getMessage(), e);
    }
  }
}
