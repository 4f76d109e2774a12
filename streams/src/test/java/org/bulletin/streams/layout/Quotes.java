package org.bulletin.streams.layout;

/** Quotes and brackets that a cut leaves open. */
final class Quotes {

  private static final String OPENERS = "“‘（(《「『";
  private static final String CLOSERS = "”’）)》」』";

  private Quotes() {}

  /** Whether something is open at the end of a text. */
  static boolean open(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (OPENERS.indexOf(text.charAt(i)) >= 0) {
        depth++;
      } else if (CLOSERS.indexOf(text.charAt(i)) >= 0) {
        depth = Math.max(0, depth - 1);
      }
    }
    return depth > 0;
  }

  /** Whether a text closes something that it has not opened. */
  static boolean closes(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i++) {
      if (OPENERS.indexOf(text.charAt(i)) >= 0) {
        depth++;
      } else if (CLOSERS.indexOf(text.charAt(i)) >= 0) {
        depth--;
      }
    }
    return depth < 0;
  }
}
