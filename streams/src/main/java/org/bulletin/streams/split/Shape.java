package org.bulletin.streams.split;

/**
 * What a text looks like from outside: how it ends, what it leaves open, how long it is.
 *
 * @param length in ems, blanks not counted
 * @param ending how it ends
 * @param commas commas and the like inside
 * @param stops full stops before the last character
 * @param opened the brackets and quotation marks that it opens and does not close, outermost first
 * @param unopened those that it closes and did not open, in order, as their opening forms
 * @param phrases how many parts of at least three characters its blanks part it into
 */
record Shape(
    double length,
    Ending ending,
    int commas,
    int stops,
    String opened,
    String unopened,
    int phrases) {

  enum Ending {
    /** A full stop, perhaps inside quotation marks. */
    STOP,
    /** A question mark or an exclamation mark: a sentence, or a headline. */
    CALL,
    /** A comma or another sign that something must follow. */
    PAUSE,
    /** A colon or a semicolon: a list may follow. */
    LIST,
    /** A dash or dots. */
    TRAIL,
    /** A closing bracket or quotation mark. */
    BRACKET,
    /** A letter or digit. */
    WORD
  }

  static final String OPENING = "“‘（(《〈【「『[";
  static final String CLOSING = "”’）)》〉】」』]";
  private static final String STOPS = "。．";
  private static final String CALLS = "！？!?";
  private static final String PAUSES = "，、,";
  private static final String LISTS = "；：;:";
  private static final String TRAILS = "…—";

  static Shape of(String text) {
    double length = 0;
    int commas = 0;
    int stops = 0;
    int phrases = 0;
    int phrase = 0;
    StringBuilder opened = new StringBuilder();
    StringBuilder unopened = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Blank.is(c)) {
        phrases += phrase >= 3 ? 1 : 0;
        phrase = 0;
        continue;
      }
      phrase++;
      length += c < 0x100 ? 0.5 : 1;
      if (c < 0x2014 && c > ')' && c != ',' && c != ';' && c != '[' && c != ']') {
        continue;
      }
      commas += "，,；;、".indexOf(c) >= 0 ? 1 : 0;
      stops += STOPS.indexOf(c) >= 0 && i + 2 < text.length() ? 1 : 0;
      bracket(c, opened, unopened);
    }
    phrases += phrase >= 3 ? 1 : 0;
    return new Shape(
        length, endingOf(text), commas, stops, opened.toString(), unopened.toString(), phrases);
  }

  /** Returns whether nothing needs to follow. */
  boolean closed() {
    boolean quoted = ending == Ending.BRACKET && opened.isEmpty() && stops > 0;
    return ending == Ending.STOP || ending == Ending.CALL || quoted;
  }

  private static void bracket(char c, StringBuilder opened, StringBuilder unopened) {
    int open = OPENING.indexOf(c);
    int close = CLOSING.indexOf(c);
    if (open >= 0) {
      opened.append(c == '(' ? '（' : c);
    } else if (close >= 0) {
      char wanted = OPENING.charAt(close) == '(' ? '（' : OPENING.charAt(close);
      int at = opened.lastIndexOf(String.valueOf(wanted));
      if (at >= 0) {
        opened.setLength(at);
      } else {
        unopened.append(wanted);
      }
    }
  }

  private static Ending endingOf(String text) {
    int last = text.length() - 1;
    boolean bracketed = false;
    while (last >= 0 && (CLOSING.indexOf(text.charAt(last)) >= 0 || Blank.is(text.charAt(last)))) {
      bracketed |= !Blank.is(text.charAt(last));
      last--;
    }
    if (last < 0) {
      return Ending.BRACKET;
    }
    char c = text.charAt(last);
    if (STOPS.indexOf(c) >= 0) {
      return Ending.STOP;
    } else if (CALLS.indexOf(c) >= 0) {
      return Ending.CALL;
    } else if (bracketed) {
      return Ending.BRACKET;
    } else if (PAUSES.indexOf(c) >= 0) {
      return Ending.PAUSE;
    } else if (LISTS.indexOf(c) >= 0) {
      return Ending.LIST;
    }
    return TRAILS.indexOf(c) >= 0 ? Ending.TRAIL : Ending.WORD;
  }
}
