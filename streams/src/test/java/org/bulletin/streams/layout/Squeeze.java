package org.bulletin.streams.layout;

/** What counts when texts are compared: neither white space nor the width of punctuation. */
public final class Squeeze {

  private static final String FULL = "，：；（）！？";
  private static final String HALF = ",:;()!?";

  private Squeeze() {}

  /** Removes white space and narrows punctuation. */
  public static String of(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!blank(c)) {
        int wide = FULL.indexOf(c);
        squeezed.append(wide < 0 ? c : HALF.charAt(wide));
      }
    }
    return squeezed.toString();
  }

  /** Whether a character is white space: what Python's {@code str.isspace} says. */
  static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** Narrows a character of full width, if it is punctuation. */
  static int narrow(int c) {
    int wide = FULL.indexOf(c);
    return wide < 0 ? c : HALF.charAt(wide);
  }
}
