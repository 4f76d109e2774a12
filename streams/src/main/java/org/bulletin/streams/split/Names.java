package org.bulletin.streams.split;

import java.util.Set;

/** Tells what may be a person's name. */
final class Names {

  private static final int LONGEST_HAN_NAME = 4;

  private final Set<String> surnames = Vocabulary.read("surnames.txt");

  /** Returns whether the text is two to four Chinese characters that begin with a surname. */
  boolean hasSurname(String name) {
    if (name.indexOf('·') > 0 || name.indexOf('•') > 0) {
      return true;
    }
    int length = name.length();
    if (length < 2 || length > LONGEST_HAN_NAME) {
      return false;
    }
    boolean compound = length > 2 && surnames.contains(name.substring(0, 2));
    return compound || (length <= 3 && surnames.contains(name.substring(0, 1)));
  }

  /** Returns whether a character may stand inside a name. */
  static boolean isNameChar(char c) {
    return isHan(c) || c == '·' || c == '•';
  }

  static boolean isHan(char c) {
    return (c >= 0x3400 && c <= 0x9FFF) || Character.isSurrogate(c);
  }
}
