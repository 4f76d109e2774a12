package org.bulletin.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder with the data of a stack, held by this process alone. The operating system gives it
 * free when the process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {

  /** Of all that is in the folder; a change that earlier versions cannot read makes it one more. */
  static final int FORMAT = 1;

  static final String FORMAT_FILE = "FORMAT";

  private static final String LOCK_FILE = "LOCK";
  private static final long SPACE_MIB = 256;

  private final FileChannel lockFile;

  private DataDirectory(FileChannel lockFile) {
    this.lockFile = lockFile;
  }

  /**
   * Creates the folder if it is absent, and takes it.
   *
   * @throws EmbeddedException if it cannot be written to, another stack has it, or its data are of
   *     a newer version
   */
  static DataDirectory open(Path directory) {
    try {
      Files.createDirectories(directory);
      requireSpace(directory);
      DataDirectory taken = new DataDirectory(lock(directory));
      try {
        requireFormat(directory);
        return taken;
      } catch (IOException | RuntimeException e) {
        taken.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedException(
          "The folder %s cannot be used for data (%s): make it writable, or choose another one with --data."
              .formatted(directory, e),
          e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new EmbeddedException("The lock of the data folder cannot be closed: " + e, e);
    }
  }

  private static void requireSpace(Path directory) throws IOException {
    long mebibytes = Files.getFileStore(directory).getUsableSpace() >> 20;
    if (mebibytes < SPACE_MIB) {
      throw new EmbeddedException(
          "The disk of the folder %s has %d MB left, and %d are needed: free some, or choose another folder with --data."
              .formatted(directory, mebibytes, SPACE_MIB));
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
      if (lock.isEmpty()) {
        throw inUse(directory, "by process " + owner(file));
      }
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      file.truncate(0).write(ByteBuffer.wrap(pid));
      return file;
    } catch (OverlappingFileLockException e) {
      file.close();
      throw inUse(directory, "by this process already");
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static String owner(FileChannel file) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    file.read(pid);
    return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
  }

  private static EmbeddedException inUse(Path directory, String byWhom) {
    return new EmbeddedException(
        "The data in %s are in use %s: stop it, or choose another folder with --data."
            .formatted(directory, byWhom));
  }

  private static void requireFormat(Path directory) throws IOException {
    Path file = directory.resolve(FORMAT_FILE);
    if (Files.notExists(file)) {
      // In one step: a killed process leaves no empty file.
      Path complete = directory.resolve(FORMAT_FILE + ".new");
      Files.writeString(complete, FORMAT + "\n");
      Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    String format = Files.readString(file).strip();
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new EmbeddedException(
          "The data in %s are of a newer version of Bulletin (format %s; this version knows %d): use that version, or choose another folder with --data."
              .formatted(directory, format, FORMAT));
    }
  }
}
