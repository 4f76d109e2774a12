package org.bulletin.streams.split;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Word lists of the resource folder: one entry a line, {@code #} starts a comment. */
final class Vocabulary {

  private Vocabulary() {}

  /** Returns the entries of a list, in the order of the file. */
  static Set<String> read(String name) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no word list " + name);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the word list " + name, e);
    }
  }

  /** Returns a regular expression that matches any entry, longer ones first. */
  static String alternatives(String name) {
    return read(name).stream()
        .sorted((a, b) -> b.length() - a.length())
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
