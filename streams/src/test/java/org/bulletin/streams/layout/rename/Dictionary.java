package org.bulletin.streams.layout.rename;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Old names and new ones. */
final class Dictionary {

  private final Map<String, String> renamed = new TreeMap<>(longestFirst());

  private static Comparator<String> longestFirst() {
    return Comparator.<String>comparingInt(name -> -name.length())
        .thenComparing(Comparator.naturalOrder());
  }

  void put(String name, String newName) {
    renamed.putIfAbsent(name, newName);
  }

  Map<String, String> entries() {
    return Collections.unmodifiableMap(renamed);
  }

  boolean has(String name) {
    return renamed.containsKey(name);
  }

  /** Replaces every name in a text, the longest where several begin. */
  String rewrite(String text) {
    List<Map.Entry<String, String>> entries = List.copyOf(renamed.entrySet());
    StringBuilder rewritten = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int here = at;
      Map.Entry<String, String> match =
          entries.stream()
              .filter(entry -> text.startsWith(entry.getKey(), here))
              .findFirst()
              .orElse(Map.entry(text.substring(at, at + 1), text.substring(at, at + 1)));
      rewritten.append(match.getValue());
      at += match.getKey().length();
    }
    return rewritten.toString();
  }

  /** Returns how much of a text's beginning is names. */
  int known(String text) {
    int at = 0;
    while (at < text.length()) {
      int here = at;
      int length =
          renamed.keySet().stream()
              .filter(name -> text.startsWith(name, here))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return at;
  }
}
