package org.bulletin.streams.split;

/** White space of the kinds that text extraction leaves behind. */
public final class Blank {

  private Blank() {}

  /** Returns whether a character prints nothing: white space, no-break and ideographic spaces. */
  public static boolean is(char c) {
    return c <= ' ' ? Character.isWhitespace(c) : c > '~' && isWide(c);
  }

  /** Returns the text without white space. */
  public static String squeeze(String text) {
    int n = text.length();
    StringBuilder out = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (!is(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isWide(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
