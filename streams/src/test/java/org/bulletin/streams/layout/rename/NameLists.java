package org.bulletin.streams.layout.rename;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Lists of names and their parts: test resources, one entry a line. Safe across threads. */
final class NameLists {

  private final Map<String, Set<String>> lists = new ConcurrentHashMap<>();

  /** Returns a list, in its order. */
  Set<String> list(String name) {
    return lists.computeIfAbsent(name, NameLists::read);
  }

  /** Whether an entry is in a list. */
  boolean has(String name, String entry) {
    return list(name).contains(entry);
  }

  /** Draws an entry of a list. */
  String draw(String name, RandomGenerator random) {
    List<String> entries = List.copyOf(list(name));
    return entries.get(random.nextInt(entries.size()));
  }

  private static Set<String> read(String name) {
    try (InputStream in = NameLists.class.getResourceAsStream("/names/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no list of names: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
