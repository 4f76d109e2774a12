package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Inference;
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

  private static final List<String> ADMINISTRATIVE =
      List.of("省", "市", "区", "县", "旗", "镇", "乡", "街道", "苏木", "村");

  private static final List<String> PROVINCES =
      List.of(
          "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
          "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海",
          "宁夏", "新疆", "香港", "澳门", "台湾");

  private static final Pattern REGION = Pattern.compile("[\\u4e00-\\u9fff]{2,4}?[市县区旗]");

  private static final double REGION_SCORE = 6;
  private static final int LONGEST_STEM = 8;
  private static final double SURE_THRESHOLD = 1.2;
  private static final double THRESHOLD = 3.2;

  private final Lexicon suffixes = Lexicon.read("place-suffixes.txt");
  private final Lexicon sure = Lexicon.of(SURE);
  private final Lexicon generic = Lexicon.read("places-generic.txt");
  private final Lexicon cuts = Lexicon.read("cut-words.txt");
  private final Lexicon foreign = Lexicon.read("transliteration.txt");
  private final Lexicon organizationGeneric = Lexicon.read("organizations-generic.txt");
  private final Lexicon countries = Lexicon.read("countries.txt");
  private final Lexicon provinces = Lexicon.of(PROVINCES);
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

  /**
   * Finds the places of an article.
   *
   * @param persons names of persons, which are no places
   * @param organizations whose names may begin with a region's
   */
  List<Spot> find(Reading reading, Set<String> persons, List<Spot> organizations) {
    List<Spot> found = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      List<Candidate> candidates = new ArrayList<>();
      byName(passage, candidates);
      int floor = 0;
      for (int end = 2; end <= passage.length(); end++) {
        if (bySuffix(reading, passage, end, floor, candidates) && closed(passage, end)) {
          floor = end;
        }
      }
      byModel(passage, candidates);
      candidates.sort(
          Comparator.comparingDouble((Candidate candidate) -> -candidate.score())
              .thenComparingInt(candidate -> candidate.spot().start()));
      for (Candidate candidate : candidates) {
        Spot spot = candidate.spot();
        if (passage.free(spot.start(), spot.end()) && !persons.contains(spot.text())) {
          passage.claim(spot.start(), spot.end(), EntityType.PLACE);
          found.add(spot);
        }
      }
    }
    shortForms(reading, organizations, found);
    return found;
  }

  /** 华新 for 华新镇, and the page's own district without its 区. */
  private void shortForms(Reading reading, List<Spot> organizations, List<Spot> found) {
    Set<String> forms = new TreeSet<>();
    for (Spot spot : found) {
      forms.add(spot.text());
      stem(spot.text()).ifPresent(forms::add);
    }
    for (Spot organization : organizations) {
      Matcher region = REGION.matcher(organization.text());
      if (region.lookingAt() && !generic.contains(region.group())) {
        stem(region.group()).filter(stem -> !generic.contains(stem)).ifPresent(forms::add);
      }
    }
    reading
        .context()
        .getDistrict()
        .map(Inference::getValue)
        .flatMap(Places::stem)
        .ifPresent(forms::add);
    for (Passage passage : reading.passages()) {
      for (String form : forms) {
        for (int at = passage.text().indexOf(form);
            at >= 0;
            at = passage.text().indexOf(form, at + form.length())) {
          int end = at + form.length();
          if (passage.free(at, end)
              && (form.length() > 2 || (passage.wordBreak(at) && passage.wordBreak(end)))) {
            passage.claim(at, end, EntityType.PLACE);
            found.add(new Spot(passage, at, end));
          }
        }
      }
    }
  }

  private static Optional<String> stem(String name) {
    for (String kind : List.of("街道", "省", "市", "区", "县", "旗", "镇", "乡")) {
      if (name.endsWith(kind) && name.length() - kind.length() >= 2) {
        return Optional.of(name.substring(0, name.length() - kind.length()));
      }
    }
    return Optional.empty();
  }

  /** Whether it is a country or province, which is never part of a longer name. */
  private boolean wide(String name) {
    return countries.contains(name) || provinces.contains(name);
  }

  private record Candidate(Spot spot, double score) {}

  private void byName(Passage passage, List<Candidate> candidates) {
    for (int start = 0; start < passage.length(); start++) {
      if (!passage.wordBreak(start) || !passage.free(start, start + 1)) {
        continue;
      }
      int region = regions.endOfLongestAt(passage.text(), start);
      if (region > 0 && !generic.contains(passage.text(), start, region)) {
        candidates.add(new Candidate(new Spot(passage, start, region), REGION_SCORE));
        continue;
      }
      int name = names.endOfLongestAt(passage.text(), start);
      if (name > 0
          && !generic.contains(passage.text(), start, name)
          && ((passage.wordBreak(name)
                  && (passage.nature(start).startsWith("ns") || name - start > 2))
              || passage.labelEnd(start, Label.Kind.LOCATION) == name)) {
        double score = name - start > 4 ? REGION_SCORE : 1;
        candidates.add(new Candidate(new Spot(passage, start, name), score));
      }
    }
  }

  /** Whether what ends there is no part of the next name: 张金镇 before 赵垴村. */
  private static boolean closed(Passage passage, int end) {
    return ADMINISTRATIVE.stream()
            .anyMatch(kind -> passage.text().startsWith(kind, end - kind.length()))
        || "路街".indexOf(passage.at(end - 1)) >= 0;
  }

  private boolean bySuffix(
      Reading reading, Passage passage, int end, int floor, List<Candidate> candidates) {
    int suffix = suffixes.startOfLongestBefore(passage.text(), end);
    if (suffix <= 0
        || !passage.free(suffix, end)
        || suffixes.endOfLongestAt(passage.text(), suffix) > end) {
      return false;
    }
    Label last = passage.labelAt(end - 1);
    boolean labelEnds = last.kind() == Label.Kind.LOCATION && last.place() == Label.Place.END;
    if (passage.wordEnd(end - 1) != end && !labelEnds) {
      return false;
    }
    int best = -1;
    double bestScore = sure.contains(passage.text(), suffix, end) ? SURE_THRESHOLD : THRESHOLD;
    for (int start = suffix - 1; start >= Math.max(floor, suffix - LONGEST_STEM); start--) {
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
      candidates.add(new Candidate(new Spot(passage, best, end), bestScore));
    }
    return best >= 0;
  }

  private double score(Reading reading, Passage passage, int start, int suffix, int end) {
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

  private void byModel(Passage passage, List<Candidate> candidates) {
    for (int start = 0; start < passage.length(); start++) {
      int end = passage.labelEnd(start, Label.Kind.LOCATION);
      if (end < 0 || end - start < 2) {
        continue;
      }
      int known = names.endOfLongestAt(passage.text(), start);
      boolean wide = known > 0 && wide(passage.text().substring(start, known));
      if (known > 0
          && end - known >= 2
          && (wide || names.endOfLongestAt(passage.text(), known) > 0)) {
        if (wide) {
          candidates.add(new Candidate(new Spot(passage, known, end), 1.4));
        }
        continue;
      }
      String name = passage.text().substring(start, end);
      for (int tail = end - 1; tail >= end - 2 && tail > start + 2; tail--) {
        int suffix = sure.startOfLongestBefore(passage.text(), tail);
        if (suffix > start && suffixes.startOfLongestBefore(passage.text(), end) < 0) {
          candidates.add(new Candidate(new Spot(passage, start, tail), 1.6));
        }
      }
      boolean word =
          passage.isWord(start, end)
              && !passage.nature(start).startsWith("ns")
              && !names.contains(name);
      if (!generic.contains(name)
          && Characters.isNameCharacter(name.charAt(0))
          && !word
          && passage.wordBreak(start)) {
        candidates.add(new Candidate(new Spot(passage, start, end), 1.4));
      }
    }
  }
}
