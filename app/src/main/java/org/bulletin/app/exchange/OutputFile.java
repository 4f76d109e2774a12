package org.bulletin.app.exchange;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.bulletin.app.cli.CommandFailure;

/**
 * Lines that come into a file, all or none: they go to {@code NAME.part} beside it, which takes its
 * place at the end. Or to standard output. Not safe across threads.
 */
public final class OutputFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Optional<Path> file;
  private final Optional<FileChannel> channel;
  private final Writer writer;

  private OutputFile(Optional<Path> file, Optional<FileChannel> channel, OutputStream out) {
    this.file = file;
    this.channel = channel;
    this.writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_BYTES);
  }

  /**
   * Begins.
   *
   * @param file packed if its name ends in {@code .gz}; empty: standard output
   * @throws CommandFailure if it cannot be written, or somebody else writes it
   */
  public static OutputFile open(Optional<Path> file) {
    if (file.isEmpty()) {
      return new OutputFile(file, Optional.empty(), new Standard(System.out));
    }
    Path part = partOf(file.get());
    try {
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new CommandFailure("another process writes " + part + ": wait for its end");
      }
      channel.truncate(0);
      OutputStream out = Channels.newOutputStream(channel);
      return new OutputFile(
          file,
          Optional.of(channel),
          isPacked(file.get()) ? new GZIPOutputStream(out, BUFFER_BYTES) : out);
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + part + ": " + e, e);
    }
  }

  /** Whether a file's lines are packed with gzip. */
  static boolean isPacked(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }

  private static Path partOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Writes a line.
   *
   * @throws CommandFailure if it cannot
   */
  public void line(String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Says that all lines are written: now the file is there, and on disk.
   *
   * @throws CommandFailure if it cannot be
   */
  public void complete() {
    try {
      if (channel.isEmpty()) {
        writer.flush();
        return;
      }
      writer.close();
      Path part = partOf(file.orElseThrow());
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, file.get(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Without {@link #complete()} before, nothing is left. */
  @Override
  public void close() {
    try {
      if (channel.isPresent() && channel.get().isOpen()) {
        channel.get().close();
        Files.deleteIfExists(partOf(file.orElseThrow()));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private CommandFailure failure(IOException e) {
    return new CommandFailure(
        "cannot write %s: %s"
            .formatted(file.map(Path::toString).orElse("standard output"), e.getMessage()),
        e);
  }

  /** Standard output, which is not closed and says in no exception that its reader is gone. */
  private static final class Standard extends FilterOutputStream {

    private final PrintStream stream;

    Standard(PrintStream stream) {
      super(stream);
      this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
      if (stream.checkError()) {
        throw new IOException("its reader is gone, or the disk is full");
      }
    }
  }
}
