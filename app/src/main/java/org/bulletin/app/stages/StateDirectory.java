package org.bulletin.app.stages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;

/**
 * The folder of the streams stage's stores, held by this process alone. The operating system gives
 * it free when the process ends, however it ends.
 */
final class StateDirectory implements AutoCloseable {

  private static final String LOCK_FILE = "LOCK";

  private final FileChannel lockFile;

  private StateDirectory(FileChannel lockFile) {
    this.lockFile = lockFile;
  }

  /**
   * Creates the folder if it is absent, and takes it.
   *
   * @throws CommandFailure if it cannot be written to, or another process has it
   */
  static StateDirectory take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel file =
          FileChannel.open(
              directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(file).isEmpty()) {
        file.close();
        throw new CommandFailure(
            "another process keeps its stores in %s: give each instance of the streams stage a folder of its own with --state-dir"
                .formatted(directory));
      }
      return new StateDirectory(file);
    } catch (IOException e) {
      throw new CommandFailure(
          "the stores cannot be kept in %s (%s): make it writable, or choose another folder with --state-dir"
              .formatted(directory, e),
          e);
    }
  }

  private static Optional<FileLock> lock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new CommandFailure("the lock of the stores' folder cannot be closed: " + e, e);
    }
  }
}
