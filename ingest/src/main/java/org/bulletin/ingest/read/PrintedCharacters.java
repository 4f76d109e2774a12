package org.bulletin.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * The characters that fonts say in place of those that they print: radicals (⽅ for 方) and
 * compatibility ideographs become the unified ideographs, characters of no width (zero width space,
 * soft hyphen, byte order mark, direction marks) are left out. Nothing else changes: full-width
 * letters and digits stay what they are.
 */
public final class PrintedCharacters {

  private static final String RADICALS = "/org/bulletin/ingest/read/radicals.txt";
  private static final Map<Integer, Integer> UNIFIED = radicals();

  /** Below this, every character is itself, but for the few that have no width. */
  private static final int FIRST_RADICAL = 0x2E80;

  private PrintedCharacters() {}

  /** The text with the characters that are meant. */
  public static String of(String text) {
    if (text.codePoints().allMatch(PrintedCharacters::isItself)) {
      return text;
    }
    StringBuilder meant = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(meant, c));
    return meant.toString();
  }

  private static boolean isItself(int c) {
    return !hasNoWidth(c) && !UNIFIED.containsKey(c) && !isCompatibilityIdeograph(c);
  }

  private static void append(StringBuilder meant, int c) {
    if (hasNoWidth(c)) {
      return;
    }
    if (isCompatibilityIdeograph(c)) {
      meant.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
    } else {
      meant.appendCodePoint(c < FIRST_RADICAL ? c : UNIFIED.getOrDefault(c, c));
    }
  }

  private static boolean hasNoWidth(int c) {
    return c > 0x7F && Character.getType(c) == Character.FORMAT;
  }

  private static boolean isCompatibilityIdeograph(int c) {
    return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  private static Map<Integer, Integer> radicals() {
    Map<Integer, Integer> unified = new HashMap<>();
    try (InputStream in = PrintedCharacters.class.getResourceAsStream(RADICALS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int[] pair = line.codePoints().filter(c -> c != ' ').toArray();
                unified.put(pair[0], pair[1]);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(unified);
  }
}
