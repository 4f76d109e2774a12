package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rewrites the values in a file of weights; comments, order and other weights stay. */
final class WeightsFile {

  private WeightsFile() {}

  static void write(Path file, Map<Feature, Double> weights) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      boolean weight = equals > 0 && !line.startsWith("#");
      Double value = weight ? weights.get(Feature.valueOf(line.substring(0, equals))) : null;
      lines.add(
          value == null
              ? line
              : line.substring(0, equals + 1) + String.format(Locale.ROOT, "%.2f", value));
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
