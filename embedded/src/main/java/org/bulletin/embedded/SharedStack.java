package org.bulletin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stack for all integration tests of a process: started by the first that asks, on free ports,
 * with its data in a folder of the module's {@code target}; stopped and deleted when the process
 * ends.
 *
 * <p>Tests share it, so each takes topics, subjects and indices of its own. One that stops a server
 * ({@code SharedStack.get().registry().stop()}) starts it again before it ends; the address stays.
 * Tests of one process must then not run in parallel.
 */
public final class SharedStack {

  private SharedStack() {}

  /** Returns the stack, started. Safe across threads; the first call takes some seconds. */
  public static EmbeddedStack get() {
    return Holder.STACK;
  }

  private static EmbeddedStack start() {
    Path directory = newDirectory();
    EmbeddedStack stack = EmbeddedStack.onFreePorts(directory);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  delete(directory);
                },
                "stop-shared-stack"));
    stack.start();
    return stack;
  }

  private static Path newDirectory() {
    try {
      Path target = Files.createDirectories(Path.of("target"));
      return Files.createTempDirectory(target, "stack-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final EmbeddedStack STACK = SharedStack.start();
  }
}
