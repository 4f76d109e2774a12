package org.bulletin.ingest.read.html;

import java.util.List;
import java.util.regex.Pattern;

/** Writes blocks as text: a line each, empty lines around headings. */
final class HtmlText {

  private static final String INDENT = "\u3000\u3000";
  private static final String WIDE = "[\\u2E80-\\uFF60“”‘’—…]";

  /** A line end in the source is no blank between Chinese characters. */
  private static final Pattern SOURCE_LINE_END =
      Pattern.compile("(?<=" + WIDE + ")[ \\t\\r\\f]*\\n[ \\t\\r\\n\\f]*(?=" + WIDE + ")");

  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f\\u00A0\\u2002-\\u200A]+");

  private HtmlText() {}

  /** The text of blocks. */
  static String of(List<HtmlBlock> blocks) {
    StringBuilder text = new StringBuilder();
    boolean heading = false;
    for (HtmlBlock block : blocks) {
      if (!text.isEmpty() && heading != block.heading()) {
        text.append('\n');
      }
      heading = block.heading();
      text.append(block.indented() ? INDENT : "").append(block.text()).append('\n');
    }
    return text.toString();
  }

  /** The text as a browser shows it in one line, without blanks at its ends. */
  static String clean(String source) {
    String joined = SOURCE_LINE_END.matcher(source).replaceAll("");
    String shown = BLANKS.matcher(joined).replaceAll(" ");
    StringBuilder plain = new StringBuilder(shown.length());
    shown.codePoints().filter(c -> !Character.isISOControl(c)).forEach(plain::appendCodePoint);
    return stripped(plain);
  }

  private static String stripped(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.subSequence(from, to).toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
