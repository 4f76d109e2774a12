package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Finds places: regions by name, everything else by what its name ends with, judged by length, what
 * stands before it, how often it comes back, and the model's labels. Immutable.
 */
final class Places {

  /** Suffixes that make a place without further evidence. */
  private static final List<String> SURE =
      List.of(
          "镇", "乡", "村", "街道", "社区", "苏木", "嘎查", "路", "大道", "大街", "大桥", "巷", "街", "河", "江", "湖",
          "水库", "高速", "高速公路", "公园", "开发区", "工业园区", "产业园", "产业园区", "工业园", "科技园", "高新区", "隧道", "国道",
          "省道", "立交", "步行街", "码头", "机场", "火车站", "高铁站", "湿地公园", "森林公园", "景区", "风景区", "自治区", "自治州",
          "自治县", "新区", "新城", "桥", "广场", "小区", "大厦", "水电站", "泵站", "农贸市场", "批发市场", "古镇", "古村", "运河",
          "溪", "牧业点", "物流园", "大剧院", "体育馆", "体育中心", "会展中心", "博物馆", "纪念馆", "会议中心", "烈士陵园");

  private static final int LONGEST_STEM = 8;
  private static final double SURE_THRESHOLD = 1.5;
  private static final double THRESHOLD = 3.2;

  private final Lexicon suffixes = Lexicon.read("place-suffixes.txt");
  private final Lexicon sure = Lexicon.of(SURE);
  private final Lexicon generic = Lexicon.read("places-generic.txt");
  private final Lexicon cuts = Lexicon.read("cut-words.txt");
  private final Lexicon foreign = Lexicon.read("transliteration.txt");
  private final Lexicon organizationGeneric = Lexicon.read("organizations-generic.txt");
  private final Lexicon names;
  private final Lexicon regions;

  /**
   * Takes the known names.
   *
   * @param regions full names: 青浦区
   * @param names short names that mean nothing else: 青浦, 长三角, 德国
   */
  Places(Lexicon regions, Lexicon names) {
    this.regions = regions;
    this.names = names;
  }

  List<Spot> find(Reading reading) {
    List<Spot> found = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      int at = 0;
      while (at < passage.length()) {
        int end = passage.free(at, at + 1) ? known(reading, passage, at) : -1;
        if (end > 0) {
          add(passage, at, end, found);
          at = end;
        } else {
          at++;
        }
      }
      for (int end = 2; end <= passage.length(); end++) {
        bySuffix(reading, passage, end, found);
      }
      byModel(passage, found);
    }
    return found;
  }

  private static void add(Passage passage, int start, int end, List<Spot> found) {
    passage.claim(start, end, EntityType.PLACE);
    found.add(new Spot(passage, start, end));
  }

  private int known(Reading reading, Passage passage, int start) {
    int region = regions.endOfLongestAt(passage.text(), start);
    if (region > 0 && passage.free(start, region) && passage.wordBreak(start)) {
      return region;
    }
    int name = names.endOfLongestAt(passage.text(), start);
    if (name < 0 || !passage.free(start, name)) {
      return -1;
    }
    boolean whole = passage.wordBreak(start) && passage.wordBreak(name);
    boolean labelled = passage.labelEnd(start, Label.Kind.LOCATION) == name;
    if (!whole && !labelled) {
      return -1;
    }
    int suffix = suffixes.endOfLongestAt(passage.text(), name);
    if (suffix > 0 && !labelled) {
      String longer = passage.text().substring(start, suffix);
      if (passage.free(start, suffix) && passage.wordBreak(suffix) && !generic.contains(longer)) {
        double score = score(reading, passage, start, name, suffix);
        if (score >= THRESHOLD || sure.contains(passage.text(), name, suffix)) {
          return suffix;
        }
      }
    }
    return name;
  }

  private void bySuffix(Reading reading, Passage passage, int end, List<Spot> found) {
    int suffix = suffixes.startOfLongestBefore(passage.text(), end);
    if (suffix <= 0 || !passage.free(suffix, end)) {
      return;
    }
    boolean labelEnds =
        passage.labelAt(end - 1).kind() == Label.Kind.LOCATION
            && (passage.labelAt(end - 1).place() == Label.Place.END);
    if (passage.wordEnd(end - 1) != end && !labelEnds) {
      return;
    }
    if (suffixes.endOfLongestAt(passage.text(), suffix) > end) {
      return;
    }
    int best = -1;
    double bestScore = sure.contains(passage.text(), suffix, end) ? SURE_THRESHOLD : THRESHOLD;
    for (int start = suffix - 1; start >= Math.max(0, suffix - LONGEST_STEM); start--) {
      if (!Characters.isNameCharacter(passage.at(start)) || !passage.free(start, start + 1)) {
        break;
      }
      double score = score(reading, passage, start, suffix, end);
      if (score >= bestScore) {
        best = start;
        bestScore = score;
      }
    }
    if (best >= 0) {
      add(passage, best, end, found);
    }
  }

  private double score(Reading reading, Passage passage, int start, int suffix, int end) {
    String name = passage.text().substring(start, end);
    if (generic.contains(name)) {
      return -10;
    }
    double score = stemScore(passage, start, suffix) + leftScore(passage, start);
    Label label = passage.labelAt(start);
    if (label.kind() == Label.Kind.LOCATION && label.place() == Label.Place.BEGIN) {
      score += passage.labelEnd(start, Label.Kind.LOCATION) == end ? 3 : 1.5;
    } else if (label.kind() == Label.Kind.LOCATION) {
      score -= 1.5;
    }
    int count = reading.count(name);
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
        && label.kind() != Label.Kind.LOCATION) {
      score -= 1.2;
    }
    return score;
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
      if (cuts.contains(word) && (word.length() > 1 || "的了在和与及到为由把被将从向对是有等".contains(word))) {
        score -= 4;
      } else if ("dcprumqty".indexOf(first(passage.nature(i))) >= 0 && !word.startsWith("第")) {
        score -= word.length() > 1 ? 2.5 : 1;
      } else if (passage.nature(i).equals("v") && word.length() > 1) {
        score -= 1.5;
      } else if (organizationGeneric.contains(word) && word.length() > 1) {
        score -= 0.8;
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
    if (passage.owner(start - 1) != EntityType.UNKNOWN) {
      return 1.2;
    }
    if (!passage.wordBreak(start)) {
      return -1.5;
    }
    String word = passage.text().substring(passage.wordStart(start - 1), start);
    return cuts.contains(word) ? 1.2 : 0.2;
  }

  private void byModel(Passage passage, List<Spot> found) {
    for (int start = 0; start < passage.length(); start++) {
      int end = passage.labelEnd(start, Label.Kind.LOCATION);
      if (end < 0 || end - start < 2 || !passage.free(start, end)) {
        continue;
      }
      String name = passage.text().substring(start, end);
      boolean word =
          passage.isWord(start, end)
              && !passage.nature(start).startsWith("ns")
              && !names.contains(name);
      if (!generic.contains(name) && !word && passage.wordBreak(start)) {
        add(passage, start, end, found);
      }
    }
  }
}
