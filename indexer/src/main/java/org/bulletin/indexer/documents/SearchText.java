package org.bulletin.indexer.documents;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as it is searched. Full-width letters and digits become plain ones (NFKC), and a blank that
 * a column's width has put between two Chinese characters goes: the analyzer builds pairs of
 * neighbours, and a blank would hide one.
 */
public final class SearchText {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BLANK_IN_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

  private SearchText() {}

  /** The search text of one paragraph or one term of a query; a line without blanks around it. */
  public static String of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String single = BLANKS.matcher(normal).replaceAll(" ").strip();
    return BLANK_IN_CHINESE.matcher(single).replaceAll("");
  }
}
