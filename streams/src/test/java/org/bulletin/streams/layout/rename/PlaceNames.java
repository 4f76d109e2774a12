package org.bulletin.streams.layout.rename;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * New names of places: their own names change, what they are stays. What was called alike, such as
 * a river and the village on it, is called alike again.
 */
final class PlaceNames {

  private static final Pattern DISTRICT =
      Pattern.compile(
          "(.{2,}?)((%1$s)+自治[县州]|自治[县州]|新区|县|区|市|旗|盟|州|地区|省)"
              .formatted("(?:彝|满|藏|羌|拉祜|佤|苗|侗|土家|回|壮|瑶|白|傣|景颇|哈尼|蒙古|哈萨克|朝鲜|畲|黎|布依|纳西|傈僳)族"));
  private static final Pattern TOWN = Pattern.compile("(.{1,6}?)(镇|(?<!城)乡|街道|苏木)");
  private static final Pattern VILLAGE = Pattern.compile("(.{1,6}?)(自然村|村|社区|嘎查|屯|牧业点|墟|圩)");
  private static final Pattern WATER =
      Pattern.compile("(.{1,5}?)(河湿地公园|江|河|溪|水库|水|湖|海|总干渠|东?干渠|灌区|泵站|闸|渡)");
  private static final Pattern ROAD =
      Pattern.compile("(.{2,5}?)([东西南北中]?)(路|大道|大街|街|巷|高速|线|隧道|大桥|桥|里)");
  private static final Pattern OTHER =
      Pattern.compile(
          "(.{2,5}?)(小区|花园|家属院|山|岭|遗址|公社|工业园区|产业园|开发区|科技城|商务区|冰雪公园|森林公园|公园|广场"
              + "|车站|站|港|口岸|码头|市场|滑雪场|剧院|堤|古茶园|城区)");
  private static final Pattern PUBLIC = Pattern.compile("[市县区旗].*(馆|中心|厂|院|站|广场)");
  private static final Pattern KIND_ALONE = Pattern.compile("[市县区旗省州盟].*");
  private static final List<String> EXCHANGED =
      List.of("provinces", "municipalities", "cities", "countries", "foreign-cities", "waters");

  private final Random random;
  private final NameLists lists;
  private final Predicate<String> taken;
  private final Dictionary dictionary;
  private final Map<String, String> stems = new HashMap<>();
  private boolean transcribed;

  /**
   * Names places.
   *
   * @param taken names that must not be given
   * @param dictionary where the names go
   */
  PlaceNames(Random random, NameLists lists, Predicate<String> taken, Dictionary dictionary) {
    this.random = random;
    this.lists = lists;
    this.taken = taken;
    this.dictionary = dictionary;
  }

  /**
   * Exchanges provinces, cities, countries and great rivers for others that exist.
   *
   * @param names in which they may stand, alone or first
   */
  void exchange(List<String> names) {
    for (String list : EXCHANGED) {
      List<String> others =
          new ArrayList<>(lists.list(list).stream().filter(taken.negate()).toList());
      Collections.shuffle(others, random);
      for (String name : lists.list(list)) {
        if (names.stream().anyMatch(text -> standsIn(name, text))) {
          others.stream()
              .filter(other -> !list.equals("waters") || sameEnd(name, other))
              .findFirst()
              .ifPresent(
                  other -> {
                    dictionary.put(name, other);
                    others.remove(other);
                  });
        }
      }
    }
  }

  /** Whether a name of a region or city is meant, and is no part of a longer name. */
  private static boolean standsIn(String name, String text) {
    return text.equals(name)
        || Stream.of("省", "市", "地区").anyMatch(kind -> text.contains(name + kind))
        || (text.startsWith(name) && text.length() > name.length() + 2);
  }

  private static boolean sameEnd(String a, String b) {
    return a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
  }

  /** Names a district and what is above it: in full and short. */
  void home(List<String> names) {
    for (String name : names) {
      Matcher matcher = DISTRICT.matcher(name);
      if (!region(name) && matcher.matches() && !dictionary.has(matcher.group(1))) {
        String stem = matcher.group(1);
        transcribed |= name.equals(names.get(0)) && stem.length() > 2;
        dictionary.put(stem, stem(stem, this::town));
      }
    }
  }

  /** Names a place. */
  void name(String name) {
    if (region(name) || lists.has("places-kept", name) || PUBLIC.matcher(name).matches()) {
      return;
    }
    int known = dictionary.known(name);
    String own = name.substring(known);
    if (known > 0 && KIND_ALONE.matcher(own).matches()) {
      own = own.substring(1);
    }
    if (own.length() < 2 || own.contains("族自治") || generic(own)) {
      return;
    }
    boolean done =
        full(OTHER, own, this::town)
            || shortAndFull(VILLAGE, own, this::village)
            || shortAndFull(TOWN, own, this::town)
            || shortAndFull(DISTRICT, own, this::town)
            || full(ROAD, own, () -> draw("roads"))
            || full(WATER, own, this::town);
    if (!done && own.length() < 7) {
      dictionary.put(own, stem(own, this::town));
    }
  }

  /** Returns how much of a name's beginning is places. */
  int known(String name) {
    return dictionary.known(name);
  }

  /** Whether a text begins with a word that is nobody's own name. */
  boolean generic(String text) {
    return lists.list("generic").stream().anyMatch(text::startsWith);
  }

  /** The short form of a place is replaced too. */
  private boolean shortAndFull(Pattern kind, String name, Supplier<String> newName) {
    Matcher matcher = kind.matcher(name);
    if (!matcher.matches() || matcher.group(1).length() < 2) {
      return full(kind, name, newName);
    }
    dictionary.put(matcher.group(1), stem(matcher.group(1), newName));
    return true;
  }

  private boolean full(Pattern kind, String name, Supplier<String> newName) {
    Matcher matcher = kind.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    String stem = matcher.group(1);
    Supplier<String> draw = stem.length() == 1 ? () -> draw("place-first") : newName;
    dictionary.put(name, stem(stem, draw) + name.substring(stem.length()));
    return true;
  }

  /** Autonomous regions cannot be others. */
  private static boolean region(String name) {
    return name.endsWith("自治区");
  }

  private String stem(String stem, Supplier<String> draw) {
    String known = stems.get(stem);
    if (known != null) {
      return known;
    }
    String name = draw.get();
    for (int i = 0; i < 1000 && (taken.test(name) || stems.containsValue(name)); i++) {
      name = draw.get();
    }
    stems.put(stem, name);
    return name;
  }

  private String town() {
    return transcribed && random.nextInt(3) > 0
        ? draw("places-transcribed")
        : draw("place-first") + draw("place-second");
  }

  private String village() {
    return transcribed || random.nextInt(3) == 0
        ? town()
        : draw(random.nextBoolean() ? "surnames-common" : "place-first") + draw("village-second");
  }

  private String draw(String list) {
    return lists.draw(list, random);
  }
}
