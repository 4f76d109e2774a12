package org.bulletin.streams.split;

/** Tells whether a break cuts a number from what it counts. */
final class Numbers {

  private static final String COUNTED =
      "年月日时分秒点元万亿千百十个名家户位次人公米平亩吨斤里岁级度%％.．号届块台条件辆座项只头后余多周天所处张场起批类种层栋人倍成期路至-—~～:：、";
  private static final String UNITS = "元月日年亿%％";

  private Numbers() {}

  /** Returns whether a text ends with a digit and the next goes on with what is counted. */
  static boolean span(String before, String after) {
    char head = after.charAt(0);
    return endsInDigit(before) && (isDigit(head) || COUNTED.indexOf(head) >= 0);
  }

  /**
   * Returns whether a text ends with a digit, or the next begins with a unit, without the other.
   */
  static boolean breakUp(String before, String after) {
    char head = after.charAt(0);
    boolean number =
        endsInDigit(before) || "万亿千百十数余多几".indexOf(before.charAt(before.length() - 1)) >= 0;
    boolean unit = UNITS.indexOf(head) >= 0;
    return unit ? !number : endsInDigit(before) && !span(before, after) && Names.isHan(head);
  }

  private static boolean endsInDigit(String text) {
    return isDigit(text.charAt(text.length() - 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
