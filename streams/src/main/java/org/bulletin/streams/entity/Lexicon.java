package org.bulletin.streams.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of words that can be looked for at a place of a text. Immutable. */
final class Lexicon {

  private final Set<String> words;
  private final WordTree fromFirst = new WordTree();
  private final WordTree fromLast = new WordTree();

  private Lexicon(Collection<String> words) {
    this.words = new HashSet<>(words);
    for (String word : words) {
      fromFirst.add(word);
      fromLast.add(new StringBuilder(word).reverse());
    }
  }

  static Lexicon of(Collection<String> words) {
    return new Lexicon(words);
  }

  /** Reads the words of a vocabulary file of this package. */
  static Lexicon read(String file) {
    return new Lexicon(lines(file));
  }

  /**
   * Reads the lines of a vocabulary file of this package, without comments (#).
   *
   * @throws UncheckedIOException if there is no such file
   */
  static List<String> lines(String file) {
    try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("There is no vocabulary file " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(String word) {
    return words.contains(word);
  }

  boolean contains(CharSequence text, int start, int end) {
    int node = 0;
    for (int i = start; i < end && node >= 0; i++) {
      node = fromFirst.next(node, text.charAt(i));
    }
    return node >= 0 && fromFirst.isWord(node);
  }

  /** Returns where the longest word that starts at {@code start} ends, or -1. */
  int endOfLongestAt(CharSequence text, int start) {
    int end = -1;
    int node = 0;
    for (int i = start; i < text.length(); i++) {
      node = fromFirst.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (fromFirst.isWord(node)) {
        end = i + 1;
      }
    }
    return end;
  }

  /** Returns where the longest word that ends at {@code end} starts, or -1. */
  int startOfLongestBefore(CharSequence text, int end) {
    int start = -1;
    int node = 0;
    for (int i = end - 1; i >= 0; i--) {
      node = fromLast.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (fromLast.isWord(node)) {
        start = i;
      }
    }
    return start;
  }
}
