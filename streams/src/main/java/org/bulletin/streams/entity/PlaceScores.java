package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Judges whether a stretch names a place: by length, what it is made of, what stands before it, how
 * often it comes back, and the model's labels. Weights were set by hand. Immutable.
 */
final class PlaceScores {

  /** Suffixes that make a place without further evidence. */
  private static final List<String> SURE =
      List.of(
          "镇", "乡", "村", "街道", "社区", "苏木", "嘎查", "路", "大道", "大街", "大桥", "巷", "街", "河", "江", "湖",
          "水库", "高速", "高速公路", "公园", "开发区", "工业园区", "产业园", "产业园区", "工业园", "科技园", "高新区", "隧道", "国道",
          "省道", "立交", "步行街", "码头", "机场", "火车站", "高铁站", "湿地公园", "森林公园", "景区", "风景区", "自治区", "自治州",
          "自治县", "新区", "新城", "桥", "广场", "小区", "大厦", "水电站", "泵站", "农贸市场", "批发市场", "古镇", "古村", "运河",
          "溪", "牧业点", "物流园", "大剧院", "体育馆", "体育中心", "会展中心", "博物馆", "纪念馆", "会议中心", "烈士陵园");

  private static final List<String> ADMINISTRATIVE =
      List.of("省", "市", "区", "县", "旗", "镇", "乡", "街道", "苏木", "村");

  private final Lexicon suffixes = Lexicon.read("place-suffixes.txt");
  private final Lexicon sure = sure();
  private final Lexicon generic = Lexicon.read("places-generic.txt");
  private final Lexicon cuts = Lexicon.read("cut-words.txt");
  private final Lexicon foreign = Lexicon.read("transliteration.txt");
  private final Lexicon organizationGeneric = Lexicon.read("organizations-generic.txt");
  private final Lexicon regions;
  private final Lexicon names;

  PlaceScores(Lexicon regions, Lexicon names) {
    this.regions = regions;
    this.names = names;
  }

  static Lexicon sure() {
    return Lexicon.of(SURE);
  }

  /** Whether what ends there is no part of the next name: 张金镇 before 赵垴村. */
  boolean closed(Passage passage, int end) {
    return ADMINISTRATIVE.stream()
            .anyMatch(kind -> passage.text().startsWith(kind, end - kind.length()))
        || "路街".indexOf(passage.at(end - 1)) >= 0;
  }

  /** Judges a stretch that ends with a word for a place. */
  double of(Reading reading, Passage passage, int start, int suffix, int end) {
    String name = passage.text().substring(start, end);
    if (generic.contains(name)) {
      return -10;
    }
    double score = stemScore(passage, start, suffix) + leftScore(passage, start);
    int genericStart = generic.startOfLongestBefore(passage.text(), end);
    if (genericStart >= 0 && genericStart < suffix) {
      score -= 3;
    }
    int known = names.endOfLongestAt(passage.text(), start);
    if (known > start + 1 && suffix - known >= 2) {
      boolean both = names.contains(passage.text(), known, suffix);
      score += genericOnly(passage.text(), known, suffix) ? 2.5 : both ? 1 : -2;
    }
    if ("城区段里内外".indexOf(passage.at(start)) >= 0) {
      score -= 2;
    }
    score += labelScore(passage, start, end);
    if (sure.contains(passage.text(), suffix, end)) {
      score += 0.5;
    }
    if (suffixes.endOfLongestAt(passage.text(), end) > 0 && passage.wordBreak(end)) {
      score -= 1.5;
    }
    int count = reading.count(name);
    if (suffix > start
        && suffixes.startOfLongestBefore(name, suffix - start) > 0
        && reading.count(name.substring(0, suffix - start)) > 2 * count) {
      score -= 2;
    }
    if (count > 1) {
      score += Math.min(1.2, 0.6 * (count - 1));
      if (start > 0
          && Characters.isHan(passage.at(start - 1))
          && reading.count(passage.at(start - 1) + name) == count) {
        score -= 1.2;
      }
    }
    if (passage.isWord(start, end) && !passage.nature(start).startsWith("n")) {
      score -= 2;
    }
    if (passage.isWord(start, end)
        && passage.nature(start).equals("n")
        && passage.labelAt(start).kind() != Label.Kind.LOCATION) {
      score -= 1.2;
    }
    return score;
  }

  /** What the model says; it often takes a town and its village for one. */
  private double labelScore(Passage passage, int start, int end) {
    Label label = passage.labelAt(start);
    if (label.kind() != Label.Kind.LOCATION) {
      return 0;
    }
    Label last = passage.labelAt(end - 1);
    boolean ends = last.place() == Label.Place.END && last.kind() == Label.Kind.LOCATION;
    if (label.place() == Label.Place.BEGIN) {
      return passage.labelEnd(start, Label.Kind.LOCATION) == end ? 3 : 1.5;
    }
    if (follows(passage, start)) {
      return ends ? 2.5 : 1.2;
    }
    return -1.5;
  }

  /** Whether the name of an administrative place ends before. */
  private boolean follows(Passage passage, int start) {
    int word = generic.startOfLongestBefore(passage.text(), start);
    if (word >= 0 && start - word > 1) {
      return false;
    }
    return ADMINISTRATIVE.stream()
            .anyMatch(kind -> passage.text().startsWith(kind, start - kind.length()))
        || (passage.wordBreak(start) && names.startOfLongestBefore(passage.text(), start) >= 0)
        || passage.text().startsWith("路", start - 1);
  }

  /** Whether a text is two generic words at most: 国际开放 in 虹桥国际开放枢纽. */
  private boolean genericOnly(String text, int start, int end) {
    if (end - start < 2) {
      return false;
    }
    for (int middle = start + 1; middle <= end; middle++) {
      if (organizationGeneric.contains(text, start, middle)
          && (middle == end || organizationGeneric.contains(text, middle, end))) {
        return true;
      }
    }
    return false;
  }

  private double stemScore(Passage passage, int start, int suffix) {
    int length = suffix - start;
    double score =
        switch (length) {
          case 1 -> 0;
          case 2 -> 1;
          case 3 -> 0.8;
          case 4 -> 0.3;
          default -> -0.5 * (length - 4);
        };
    if (length > 3 && allForeign(passage, start, suffix)) {
      score += 1 + 0.5 * (length - 4);
    }
    for (int i = start; i < suffix; i = passage.wordEnd(i)) {
      int from = Math.max(start, passage.wordStart(i));
      int to = Math.min(suffix, passage.wordEnd(i));
      String word = passage.text().substring(from, to);
      if (cuts.contains(word)) {
        score -= word.length() > 1 || "在是的了把里".contains(word) ? 4.5 : 3;
      } else if ((from > start && ADMINISTRATIVE.contains(word)) || regions.contains(word)) {
        score -= 2.5;
      } else if ("dcprumqty".indexOf(first(passage.nature(i))) >= 0 && !word.startsWith("第")) {
        score -= word.length() > 1 ? 2.5 : 1;
      } else if (passage.nature(i).equals("v")) {
        score -= word.length() > 1 ? 1.5 : 1;
      } else if (organizationGeneric.contains(word) && word.length() > 1) {
        score -= from == start && to == suffix ? 1.5 : 0.8;
      } else if (passage.nature(i).equals("n") && word.length() > 1 && length > 2) {
        score -= 0.5;
      }
    }
    return score;
  }

  private static char first(String nature) {
    return nature.isEmpty() ? ' ' : nature.charAt(0);
  }

  private boolean allForeign(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!foreign.contains(passage.text(), i, i + 1)) {
        return false;
      }
    }
    return true;
  }

  private double leftScore(Passage passage, int start) {
    char before = passage.at(start - 1);
    if (!Characters.isHan(before)) {
      return 1.2;
    }
    if (passage.owner(start - 1) != EntityType.UNKNOWN || follows(passage, start)) {
      return 1.2;
    }
    if (!passage.wordBreak(start)) {
      return -1.5;
    }
    String word = passage.text().substring(passage.wordStart(start - 1), start);
    boolean function = "pquvdmtcrf".indexOf(first(passage.nature(start - 1))) >= 0;
    return cuts.contains(word) ? 1.2 : function ? 0.9 : 0.2;
  }
}
