package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Finds organizations by rules: by what their names end with, by the model where a name ends with
 * nothing regular. The longest candidates win. Immutable.
 */
final class OrganizationRules {

  private static final String REGIONS = "省市区县旗州盟镇乡";
  private static final List<String> ABROAD = List.of("大学", "学院", "研究院", "医院");

  private final Lexicon suffixes = Lexicon.read("organization-suffixes.txt");
  private final Lexicon bare = Lexicon.read("organizations-bare.txt");
  private final Lexicon words = Lexicon.read("not-organizations.txt");
  private final Lexicon countries = Lexicon.read("countries.txt");
  private final Lexicon generic = Lexicon.read("organizations-generic.txt");
  private final Lexicon stems;
  private final LeftEdge edge;

  OrganizationRules(LeftEdge edge, Lexicon stems) {
    this.edge = edge;
    this.stems = stems;
  }

  /** Finds organizations, and claims them. */
  List<Spot> find(Passage passage) {
    List<Spot> candidates = new ArrayList<>();
    bySuffix(passage, candidates);
    byRegion(passage, candidates);
    byName(passage, candidates);
    byModel(passage, candidates);
    candidates.sort(
        Comparator.comparingInt((Spot spot) -> -spot.length()).thenComparingInt(Spot::start));
    List<Spot> found = new ArrayList<>();
    for (Spot spot : candidates) {
      if (passage.free(spot.start(), spot.end())) {
        passage.claim(spot.start(), spot.end(), EntityType.ORGANIZATION);
        found.add(spot);
      }
    }
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
}
