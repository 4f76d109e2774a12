package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bulletin.schemas.EntityType;

/** Finds amounts of money and what they come to in CNY. Immutable. */
final class Money {

  private static final String HEDGE =
      "(?<hedge>将近|大约|超过|(?<![节签预合条大邀])约|(?<![附最新临邻将])近|超|逾|[上数几](?=[十百千万亿]))?";
  private static final String NUMBER =
      "(?<number>[0-9]{1,12}(?:[，,][0-9]{3}){0,4}(?:\\.[0-9]{1,6})?|[〇零一二三四五六七八九十百千两几数]{1,10})";

  /** What an amount begins with. */
  private static final String FIRST = "将大约超近逾上数几两〇零一二三四五六七八九十百千0123456789";

  private static final String SCALE = "(?<scale>[十百千万亿]{0,3})(?<more>多|余|来)?(?<after>[万亿]{0,2})";

  private final Pattern pattern;
  private final Map<String, Double> units;

  Money() {
    units =
        Lexicon.lines("money-units.txt").stream()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
    String names =
        units.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .collect(Collectors.joining("|"));
    pattern = Pattern.compile(HEDGE + NUMBER + SCALE + "(?<unit>" + names + ")(?![旦宵素件老])");
  }

  /**
   * An amount.
   *
   * @param spot where, hedges included
   * @param cny in CNY; empty in other currencies
   * @param approximate whether the text says about, nearly, more than
   */
  record Amount(Spot spot, Optional<Double> cny, boolean approximate) {}

  List<Amount> find(Passage passage) {
    List<Amount> found = new ArrayList<>();
    PatternSearch search = new PatternSearch(pattern, FIRST, passage.text());
    while (search.find()) {
      Matcher matcher = search.matcher();
      if (passage.free(matcher.start(), matcher.end()) && plausible(matcher)) {
        passage.claim(matcher.start(), matcher.end(), EntityType.MONEY);
        found.add(amount(passage, matcher));
      }
    }
    return found;
  }

  /** Chinese numerals alone are too often words (一元, 三元里): they need a size. */
  private static boolean plausible(Matcher matcher) {
    String number = matcher.group("number");
    return Characters.isDigit(number.charAt(0))
        || !matcher.group("scale").isEmpty()
        || !matcher.group("after").isEmpty()
        || number.matches(".*[百千万亿].*")
        || (number.length() > 1 && number.indexOf('十') >= 0)
        || matcher.group("unit").endsWith("钱")
        || matcher.group("unit").equals("毛");
  }

  private Amount amount(Passage passage, Matcher matcher) {
    String hedge = matcher.group("hedge");
    String number = matcher.group("number") + matcher.group("scale") + matcher.group("after");
    double unit = units.get(matcher.group("unit"));
    Optional<Double> cny =
        unit == 0 ? Optional.empty() : Numerals.value(number).map(value -> value * unit);
    boolean approximate =
        hedge != null || matcher.group("more") != null || number.matches(".*[几数].*");
    return new Amount(new Spot(passage, matcher.start(), matcher.end()), cny, approximate);
  }
}
