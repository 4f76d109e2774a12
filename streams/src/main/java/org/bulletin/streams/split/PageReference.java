package org.bulletin.streams.split;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to another page: a jump line ({@code 下转第4版}, {@code 上接1版}) or the place of a teaser's
 * article ({@code 刊2版►}, {@code >>>详见A3版}).
 *
 * @param kind what it says
 * @param page the page's label, in western digits, perhaps behind a letter
 * @param marked whether a verb or a sign says that it is a reference, not the page's own number
 * @param start offset in the text that was read
 */
record PageReference(Kind kind, String page, boolean marked, int start, int end) {

  PageReference as(Kind other) {
    return new PageReference(other, page, marked, start, end);
  }

  enum Kind {
    CONTINUED_ON,
    CONTINUED_FROM,
    /** The reference of a teaser: {@code 见}, {@code 刊}, or the page alone. */
    SEE
  }

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String DECORATION =
      "[（()）\\[\\]【】<>＞＜»›►▶▷→⇒➤➔☞«‹◄◀◁←⇐◆●■★▲▼△▽○◎□…·—\\-－—~～|｜①-⑳❶-❿\\s]*";
  private static final String NUMBER = "第?\\s*([A-Za-z]{0,2}\\s*\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*";
  private static final Pattern CLOSING = Pattern.compile("[）)】\\]>＞»›►▶▷◄◀◁①-⑳❶-❿\\s]");
  private static final int LONGEST_START = 14;
  private static final Pattern SIGN = Pattern.compile("[<>＜＞»›►▶▷→⇒➤➔☞«‹◄◀◁←⇐（(]");
  private static final Pattern REFERENCE =
      Pattern.compile(
          (DECORATION + "(?:(紧?下转|紧?转入|转至|转接|下接|紧?转|紧接|接续|紧?上接|接|请看|请见|详见|详情请见|刊于|刊载于|刊|见|看)\\s*)?")
              + (DECORATION + "(?:今日|本报|本期)?" + DECORATION + NUMBER + DECORATION)
              + "([版页])(?:[刊载]?)\\s*(?:[·•，,:：“《「]?\\s*\\p{IsHan}{2,6}[”》」]?)?"
              + DECORATION);

  /** Reads a text that is nothing but a reference. */
  static Optional<PageReference> read(String text) {
    if (text.length() > 24 || (text.indexOf('版') < 0 && text.indexOf('页') < 0)) {
      return Optional.empty();
    }
    Matcher m = REFERENCE.matcher(text);
    if (!m.matches() || (m.group(1) == null && text.matches("第.{1,3}版.+"))) {
      return Optional.empty();
    }
    return Optional.of(reference(m));
  }

  /** Reads the reference at the end of a text that has something before it. */
  static Optional<PageReference> readEnd(String text) {
    int from = Math.max(1, text.length() - 20);
    int at = text.length() - 1;
    if (text.length() < 4 || text.indexOf('版', from) < 0) {
      return Optional.empty();
    }
    PageReference found = null;
    Matcher m = REFERENCE.matcher(text);
    while (at >= from) {
      if (m.region(at, text.length()).matches()) {
        found = reference(m);
      }
      at--;
    }
    boolean sure = found != null && (found.kind() != Kind.SEE || text.matches(".*[版页][^版页]{0,4}$"));
    return sure ? Optional.of(found) : Optional.empty();
  }

  /** Reads a {@code （上接1版）} at the beginning of a text that goes on behind it. */
  static Optional<PageReference> readStart(String text) {
    int end = text.indexOf('版') + 1;
    if (end == 0 || end > LONGEST_START) {
      return Optional.empty();
    }
    while (end < text.length() && CLOSING.matcher(text.substring(end, end + 1)).matches()) {
      end++;
    }
    Matcher m = REFERENCE.matcher(text).region(0, end);
    if (end == text.length() || !m.matches() || m.group(1) == null) {
      return Optional.empty();
    }
    PageReference found = reference(m);
    return Optional.of(m.group(1).equals("紧接") ? found.as(Kind.CONTINUED_FROM) : found);
  }

  private static PageReference reference(Matcher m) {
    String verb = m.group(1) == null ? "" : m.group(1);
    String label = label(m.group(2));
    boolean marked = m.group(1) != null || SIGN.matcher(m.group()).find();
    return new PageReference(kind(verb, label), label, marked, m.start(), m.end());
  }

  /** Whether the words do not say which side of a cut they stand on; no text goes on on page 1. */
  static boolean isTwoFaced(String text, PageReference reference) {
    return text.contains("紧接") && reference.kind() == Kind.CONTINUED_ON;
  }

  private static Kind kind(String verb, String label) {
    boolean first = label.matches("[A-Z]{0,2}0?1");
    return switch (verb) {
      case "接", "上接", "紧上接", "接续" -> Kind.CONTINUED_FROM;
      case "紧接" -> first ? Kind.CONTINUED_FROM : Kind.CONTINUED_ON;
      case "下接" -> Kind.CONTINUED_ON;
      default -> verb.contains("转") ? Kind.CONTINUED_ON : Kind.SEE;
    };
  }

  private static String label(String number) {
    if (number.chars().anyMatch(c -> c >= '0' && c <= '9')) {
      return Blank.squeeze(number).toUpperCase(Locale.ROOT);
    }
    int ten = number.indexOf('十');
    if (ten < 0) {
      return String.valueOf(DIGITS.indexOf(number.charAt(0)));
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(number.charAt(0));
    int ones = ten + 1 < number.length() ? DIGITS.indexOf(number.charAt(ten + 1)) : 0;
    return String.valueOf(tens * 10 + ones);
  }
}
