package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Finds organizations: by what their names end with, by the model where a name ends with nothing
 * regular, and by their short forms. Immutable.
 */
final class Organizations {

  private static final String REGIONS = "省市区县旗州盟镇乡";
  private static final int SHORTEST_STEM = 4;
  private static final List<String> ABROAD = List.of("大学", "学院", "研究院", "医院");

  private final Lexicon suffixes = Lexicon.read("organization-suffixes.txt");
  private final Lexicon bare = Lexicon.read("organizations-bare.txt");
  private final Lexicon words = Lexicon.read("not-organizations.txt");
  private final Lexicon countries = Lexicon.read("countries.txt");
  private final Lexicon generic = Lexicon.read("organizations-generic.txt");
  private final Lexicon business =
      Lexicon.of(
          List.of(
              "董事长", "副董事长", "总经理", "副总经理", "总裁", "副总裁", "创始人", "联合创始人", "首席执行官", "执行总裁", "CEO"));
  private final Lexicon stems;
  private final LeftEdge edge;

  Organizations(LeftEdge edge, Lexicon stems) {
    this.edge = edge;
    this.stems = stems;
  }

  /**
   * Finds the organizations of an article.
   *
   * @param offices the offices found in it, which may hold a company's short name
   */
  List<Spot> find(Reading reading, List<Spot> offices) {
    List<Spot> found = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      List<Spot> candidates = new ArrayList<>();
      byOffice(passage, offices, candidates);
      bySuffix(passage, candidates);
      byRegion(passage, candidates);
      byName(passage, candidates);
      byModel(passage, candidates);
      candidates.sort(
          Comparator.comparingInt((Spot spot) -> -spot.length()).thenComparingInt(Spot::start));
      for (Spot spot : candidates) {
        if (passage.free(spot.start(), spot.end())) {
          passage.claim(spot.start(), spot.end(), EntityType.ORGANIZATION);
          found.add(spot);
        }
      }
    }
    shortForms(reading, found);
    listed(found);
    return found;
  }

  private void bySuffix(Passage passage, List<Spot> candidates) {
    for (int end = 2; end <= passage.length(); end++) {
      int suffix = suffixes.startOfLongestBefore(passage.text(), end);
      if (suffix < 0 || !endsHere(passage, suffix, end)) {
        continue;
      }
      if (partyOf(passage, suffix, end)) {
        continue;
      }
      int start =
          abroad(passage, afterOrgan(passage, edge.find(passage, suffix), suffix), suffix, end);
      if (named(passage, start, suffix, end)) {
        candidates.add(new Spot(passage, start, withoutUnit(passage, start, suffix, end)));
      }
    }
  }

  /** A foreign university is named without its country. */
  private int abroad(Passage passage, int start, int suffix, int end) {
    int country = countries.endOfLongestAt(passage.text(), start);
    boolean learned = ABROAD.contains(passage.text().substring(suffix, end));
    boolean foreign = country > 0 && !passage.text().startsWith("中国", start);
    return foreign && learned && country < suffix ? country : start;
  }

  /** 县公安局指挥中心 names 县公安局: a part of it whose name says nothing is left away. */
  private int withoutUnit(Passage passage, int start, int suffix, int end) {
    for (int inner = suffix - 1; inner > start + 2; inner--) {
      int whole = suffixes.startOfLongestBefore(passage.text(), inner);
      if (whole > start
          && inner - whole > 1
          && passage.wordEnd(inner - 1) == inner
          && genericOnly(passage.text().substring(inner, suffix))) {
        return inner;
      }
    }
    return end;
  }

  /** 党委 in 某大学党委书记: part of the office. */
  private static boolean partyOf(Passage passage, int suffix, int end) {
    return passage.at(suffix) == '党'
        && (passage.text().startsWith("书记", end)
            || passage.text().startsWith("副书记", end)
            || passage.text().startsWith("成员", end)
            || passage.text().startsWith("委员", end));
  }

  /** 区委区政府 are two: the name begins after the first organ. */
  private static int afterOrgan(Passage passage, int start, int suffix) {
    for (int i = Math.min(suffix, passage.length() - 1); i > start; i--) {
      if (REGIONS.indexOf(passage.at(i)) >= 0
          && (passage.at(i - 1) == '委' || passage.text().startsWith("政府", i - 2))) {
        return i;
      }
    }
    return start;
  }

  /** Whether the suffix is a word's end, and not the beginning of a longer suffix. */
  private boolean endsHere(Passage passage, int suffix, int end) {
    boolean labelled = labelEnds(passage, end);
    if (passage.wordEnd(end - 1) != end && !labelled) {
      return false;
    }
    int lastWord = passage.wordStart(end - 1);
    return lastWord >= suffix
        || labelled
        || (end - suffix > 1 && suffix - lastWord <= 2)
        || bare.contains(passage.text(), lastWord, end);
  }

  private static boolean labelEnds(Passage passage, int end) {
    Label label = passage.labelAt(end - 1);
    return label.place() == Label.Place.END
        && (label.kind() == Label.Kind.ORG || label.kind() == Label.Kind.COMPANY);
  }

  private boolean named(Passage passage, int start, int suffix, int end) {
    int lastWord = Math.max(start, passage.wordStart(end - 1));
    if (words.contains(passage.text(), start, end)
        || (end - suffix == 1
            && lastWord < suffix
            && words.contains(passage.text(), lastWord, end))) {
      return false;
    }
    if (start >= suffix) {
      return bare.contains(passage.text(), start, end);
    }
    if (end - suffix == 1 && suffix - start < 2 && REGIONS.indexOf(passage.at(start)) < 0) {
      return false;
    }
    return !genericOnly(passage.text().substring(start, suffix));
  }

  /** Whether a text is made of words only that name nothing. */
  private boolean genericOnly(String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    for (int i = 0; i < text.length(); i++) {
      for (int end = i + 1; reached[i] && end <= text.length() && end <= i + 6; end++) {
        reached[end] |= generic.contains(text.substring(i, end));
      }
    }
    return reached[text.length()];
  }

  /** 区委, 市委, 团区委, 青浦区委, 县府办. */
  private void byRegion(Passage passage, List<Spot> candidates) {
    for (int i = 0; i + 1 < passage.length(); i++) {
      if (passage.at(i + 1) != '委' || "省市区县旗州盟".indexOf(passage.at(i)) < 0) {
        continue;
      }
      if ("员托屈派任".indexOf(passage.at(i + 2)) >= 0) {
        continue;
      }
      int end = passage.text().startsWith("常委会", i + 1) ? i + 4 : i + 2;
      int start = i;
      int stem = stems.startOfLongestBefore(passage.text(), i);
      if (stem >= 0) {
        start = stem;
        if (passage.text().startsWith("中共", start - 2)) {
          start -= 2;
        }
      } else if (passage.at(i - 1) == '团') {
        start = i - 1;
      }
      candidates.add(new Spot(passage, start, end));
    }
  }

  /** 启明木玩 in 启明木玩董事长. */
  private void byOffice(Passage passage, List<Spot> offices, List<Spot> candidates) {
    for (Spot office : offices) {
      if (office.passage() != passage) {
        continue;
      }
      int head = business.startOfLongestBefore(passage.text(), office.end());
      boolean brand = head - office.start() >= 3;
      if (brand
          && head - office.start() <= 12
          && suffixes.startOfLongestBefore(passage.text(), head) < 0
          && !genericOnly(passage.text().substring(office.start(), head))
          && REGIONS.indexOf(passage.at(office.start())) < 0
          && passage
              .text()
              .substring(office.start(), head)
              .chars()
              .noneMatch(c -> "党部门处科项目".indexOf(c) >= 0)) {
        candidates.add(new Spot(passage, office.start(), head));
      }
    }
  }

  private void byName(Passage passage, List<Spot> candidates) {
    for (int start = 0; start < passage.length(); start++) {
      int end = bare.endOfLongestAt(passage.text(), start);
      if (end > 0 && passage.wordBreak(start)) {
        candidates.add(new Spot(passage, start, end));
      }
    }
  }

  private void byModel(Passage passage, List<Spot> candidates) {
    for (int start = 0; start < passage.length(); start++) {
      int company = passage.labelEnd(start, Label.Kind.COMPANY);
      int org = passage.labelEnd(start, Label.Kind.ORG);
      int end = Math.max(company, org);
      if (end < 0 || end - start < 2) {
        continue;
      }
      int suffix = suffixes.startOfLongestBefore(passage.text(), end);
      if (company > 0 && suffix < 0 && end - start <= 8 && passage.wordBreak(end)) {
        candidates.add(new Spot(passage, start, end));
      } else if (suffix > start && !partyOf(passage, suffix, end)) {
        int from = abroad(passage, edge.find(passage, suffix), suffix, end);
        if (from < suffix && named(passage, from, suffix, end)) {
          candidates.add(new Spot(passage, from, end));
        }
      }
    }
  }

  /** Brands in a list with brands: 美某、安某以及波某等. */
  private void listed(List<Spot> found) {
    for (int i = 0; i < found.size(); i++) {
      Spot spot = found.get(i);
      Passage passage = spot.passage();
      if (suffixes.startOfLongestBefore(passage.text(), spot.end()) >= spot.start()
          || passage.at(spot.end()) != '、') {
        continue;
      }
      int start = spot.end() + 1;
      int end = start;
      while (Characters.isHan(passage.at(end)) && "等和及以".indexOf(passage.at(end)) < 0) {
        end++;
      }
      boolean plain =
          end > start
              && passage.isWord(start, end)
              && !passage.nature(start).startsWith("nz")
              && !passage.nature(start).startsWith("nt");
      if (end - start >= 2
          && end - start <= 4
          && "、等以和".indexOf(passage.at(end)) >= 0
          && !plain
          && passage.free(start, end)) {
        passage.claim(start, end, EntityType.ORGANIZATION);
        found.add(new Spot(passage, start, end));
      }
    }
  }

  /** A company's name without place and kind, where the article uses it alone: 启明木玩. */
  private void shortForms(Reading reading, List<Spot> found) {
    Set<String> forms = new HashSet<>();
    for (Spot spot : found) {
      forms.add(spot.text());
      stem(spot.text()).ifPresent(forms::add);
    }
    for (Passage passage : reading.passages()) {
      for (String form : forms) {
        for (int at = passage.text().indexOf(form);
            at >= 0;
            at = passage.text().indexOf(form, at + form.length())) {
          int end = at + form.length();
          if (passage.free(at, end) && (form.length() > 3 || passage.wordBreak(at))) {
            passage.claim(at, end, EntityType.ORGANIZATION);
            found.add(new Spot(passage, at, end));
          }
        }
      }
    }
  }

  /** Returns companies' full names by their short forms: 浙江启明木玩有限公司 by 启明木玩. */
  Map<String, String> fullNames(List<Spot> found) {
    Map<String, String> names = new HashMap<>();
    for (Spot spot : found) {
      stem(spot.text()).ifPresent(form -> names.putIfAbsent(form, spot.text()));
    }
    return names;
  }

  private Optional<String> stem(String name) {
    int company = name.indexOf("有限");
    if (company < 0) {
      company = name.indexOf("股份");
    }
    if (company < 0) {
      return Optional.empty();
    }
    int end = name.indexOf('（') > 0 ? Math.min(company, name.indexOf('（')) : company;
    int start = 0;
    int region = stems.endOfLongestAt(name, 0);
    if (region > 0) {
      start = REGIONS.indexOf(name.charAt(region)) >= 0 ? region + 1 : region;
    }
    return end - start >= SHORTEST_STEM
        ? Optional.of(name.substring(start, end))
        : Optional.empty();
  }
}
