package org.bulletin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The five real pages of the project, from the folder that a benchmark is started in. */
final class Seeds {

  private Seeds() {}

  static List<String> texts() {
    try (Stream<Path> files = Files.list(Path.of("seeds"))) {
      return files.sorted().map(Seeds::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("start benchmarks in the project's root", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
