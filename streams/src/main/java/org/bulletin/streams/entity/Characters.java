package org.bulletin.streams.entity;

/** What kind of character it is, and one form for the many that a character is printed in. */
final class Characters {

  private static final String HALF = ",:;!?()";
  private static final String FULL = "，：；！？（）";
  private static final String NUMERALS = "〇零一二三四五六七八九十百千万亿两";

  private Characters() {}

  /**
   * Gives punctuation its full width, digits and letters half of it, and middle dots one form;
   * character by character, so that offsets stay.
   */
  static String normalize(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = normalize(chars[i]);
    }
    return new String(chars);
  }

  private static char normalize(char c) {
    int punctuation = HALF.indexOf(c);
    if (punctuation >= 0) {
      return FULL.charAt(punctuation);
    }
    if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
      return (char) (c - '０' + '0');
    }
    return switch (c) {
      case '．' -> '.';
      case '％' -> '%';
      case '•', '‧', '・', '∙', '●' -> '·';
      case '〔', '【' -> '（';
      case '〕', '】' -> '）';
      case '－', '–' -> '-';
      case '～', '〜' -> '~';
      case '＋' -> '+';
      case '\u00a0', '\u3000', '\t', '\u2002', '\u2003' -> ' ';
      default -> c;
    };
  }

  static boolean isHan(char c) {
    return (c >= '\u4e00' && c <= '\u9fff') || c == '〇' || (c >= '\u3400' && c <= '\u4dbf');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isNumeral(char c) {
    return isDigit(c) || NUMERALS.indexOf(c) >= 0;
  }

  /** Whether a name can hold the character: not punctuation, not blank. */
  static boolean isNameCharacter(char c) {
    return isHan(c) || isDigit(c) || isLetter(c) || c == '·' || c == '&' || c == '+';
  }
}
