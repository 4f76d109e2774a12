package org.bulletin.streams.entity;

import java.util.Arrays;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * One text of an article while its entities are being found: normalized character by character,
 * with its words, the model's labels, and what has been found in it so far. Used by one thread.
 */
final class Passage {

  /** Index of the headline. */
  static final int HEADLINE = -1;

  private final int index;
  private final int offset;
  private final String printed;
  private final String text;
  private final Label[] labels;
  private final int[] wordStarts;
  private final int[] wordEnds;
  private final String[] natures;
  private final EntityType[] owners;
  private double[] wordOdds;

  /**
   * Takes a text.
   *
   * @param index of the paragraph, or {@link #HEADLINE}
   * @param offset of the text in its paragraph, in UTF-16 code units: 0 unless that is very long
   */
  Passage(int index, int offset, String printed) {
    this.index = index;
    this.offset = offset;
    this.printed = printed;
    this.text = Characters.normalize(printed);
    this.labels = new Label[text.length()];
    Arrays.fill(labels, Label.NONE);
    this.wordStarts = new int[text.length()];
    this.wordEnds = new int[text.length()];
    this.natures = new String[text.length()];
    for (int i = 0; i < text.length(); i++) {
      wordStarts[i] = i;
      wordEnds[i] = i + 1;
      natures[i] = "";
    }
    this.owners = new EntityType[text.length()];
  }

  int index() {
    return index;
  }

  int offset() {
    return offset;
  }

  /** Returns the text as printed; offsets are the same as in {@link #text}. */
  String printed() {
    return printed;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** Returns a character, or a line end before the first and after the last. */
  char at(int i) {
    return i < 0 || i >= text.length() ? '\n' : text.charAt(i);
  }

  void label(int at, Label label) {
    labels[at] = label;
  }

  Label labelAt(int at) {
    return at < 0 || at >= labels.length ? Label.NONE : labels[at];
  }

  void word(int start, int end, String nature) {
    for (int i = start; i < end; i++) {
      wordStarts[i] = start;
      wordEnds[i] = end;
      natures[i] = nature;
    }
  }

  int wordStart(int at) {
    return wordStarts[at];
  }

  int wordEnd(int at) {
    return wordEnds[at];
  }

  /** Returns the part of speech of the word at a place, in HanLP's letters; empty if unknown. */
  String nature(int at) {
    return at < 0 || at >= natures.length ? "" : natures[at];
  }

  /** Whether a word ends before and another starts at a place. */
  boolean wordBreak(int at) {
    return at <= 0 || at >= text.length() || wordStarts[at] == at;
  }

  /** Whether a stretch is exactly one word. */
  boolean isWord(int start, int end) {
    return wordStarts[start] == start && wordEnds[start] == end;
  }

  /** Returns the odds of the words from each place on, or null as long as nobody asked. */
  double[] wordOdds() {
    return wordOdds;
  }

  void wordOdds(double[] odds) {
    wordOdds = odds;
  }

  void claim(int start, int end, EntityType type) {
    Arrays.fill(owners, start, end, type);
  }

  /** Returns what is claimed, for {@link #restore}. */
  EntityType[] claims() {
    return owners.clone();
  }

  /** Takes back whatever was claimed since {@link #claims}. */
  void restore(EntityType[] claims) {
    System.arraycopy(claims, 0, owners, 0, owners.length);
  }

  /** Returns what the character at a place was found to be part of; UNKNOWN if of nothing. */
  EntityType owner(int at) {
    return at < 0 || at >= owners.length || owners[at] == null ? EntityType.UNKNOWN : owners[at];
  }

  boolean free(int start, int end) {
    for (int i = start; i < end; i++) {
      if (owners[i] != null) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the model's name that starts at a place ends, or -1 if none of the kind does. */
  int labelEnd(int start, Label.Kind kind) {
    Label first = labelAt(start);
    if (first.kind() != kind) {
      return -1;
    }
    if (first.place() == Label.Place.SINGLE) {
      return start + 1;
    }
    if (first.place() != Label.Place.BEGIN) {
      return -1;
    }
    for (int i = start + 1; i < labels.length; i++) {
      Label label = labels[i];
      if (label.kind() != kind || label.place() == Label.Place.BEGIN) {
        return -1;
      }
      if (label.place() == Label.Place.END) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether the model holds two neighbouring characters to be of one name. */
  boolean labelJoins(int at) {
    Label here = labelAt(at);
    Label before = labelAt(at - 1);
    return here.kind() != Label.Kind.NONE
        && here.kind() == before.kind()
        && (here.place() == Label.Place.MIDDLE || here.place() == Label.Place.END);
  }
}
