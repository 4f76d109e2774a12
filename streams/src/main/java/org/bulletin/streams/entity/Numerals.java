package org.bulletin.streams.entity;

import java.util.Optional;

/** Numbers as news write them: 63.83亿, 1270, 三十, 二〇二四, 几百万. */
final class Numerals {

  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /** Returns a number's value; 几 and 数 count as one; empty if it is none. */
  static Optional<Double> value(String text) {
    double total = 0;
    double section = 0;
    double current = 0;
    boolean open = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        int end = i;
        while (end < text.length()
            && (Characters.isDigit(text.charAt(end)) || ".，,".indexOf(text.charAt(end)) >= 0)) {
          end++;
        }
        current = Double.parseDouble(text.substring(i, end).replaceAll("[，,]", ""));
        open = true;
        i = end;
        continue;
      }
      double scale = scale(c);
      if (scale >= 10_000) {
        section = open || section > 0 ? (section + current) * scale : scale;
        total = section >= scale && total > 0 && total < scale ? total * scale : total + section;
        section = 0;
        current = 0;
        open = false;
      } else if (scale > 1) {
        section += (open ? current : 1) * scale;
        current = 0;
        open = false;
      } else if (digit(c) >= 0) {
        current = open ? current * 10 + digit(c) : digit(c);
        open = true;
      } else {
        return Optional.empty();
      }
      i++;
    }
    return Optional.of(total + section + current);
  }

  private static double scale(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1_000;
      case '万' -> 10_000;
      case '亿' -> 100_000_000;
      default -> 1;
    };
  }

  private static int digit(char c) {
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      case '几', '数' -> 1;
      default -> DIGITS.indexOf(c);
    };
  }
}
