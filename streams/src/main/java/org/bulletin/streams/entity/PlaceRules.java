package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Finds places by rules: regions by name, everything else by what its name ends with, as {@link
 * PlaceScores} judges it, or by the model's labels. Immutable.
 */
final class PlaceRules {

  private static final List<String> PROVINCES =
      List.of(
          "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
          "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海",
          "宁夏", "新疆", "香港", "澳门", "台湾");

  private static final double REGION_SCORE = 6;
  private static final int LONGEST_STEM = 8;
  private static final double SURE_THRESHOLD = 1.2;
  private static final double THRESHOLD = 3.2;

  private final Lexicon suffixes = Lexicon.read("place-suffixes.txt");
  private final Lexicon sure = PlaceScores.sure();
  private final PlaceScores scores;
  private final Lexicon generic = Lexicon.read("places-generic.txt");
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
  PlaceRules(Lexicon regions, Lexicon names) {
    this.regions = regions;
    this.names = names;
    this.scores = new PlaceScores(regions, names);
  }

  /** Finds places, and claims them. */
  List<Spot> find(Reading reading, Passage passage) {
    List<Scored> candidates = new ArrayList<>();
    byName(passage, candidates);
    int floor = 0;
    for (int end = 2; end <= passage.length(); end++) {
      if (bySuffix(reading, passage, end, floor, candidates) && scores.closed(passage, end)) {
        floor = end;
      }
    }
    byModel(passage, candidates);
    candidates.sort(
        Comparator.comparingDouble((Scored candidate) -> -candidate.score())
            .thenComparingInt(candidate -> candidate.spot().start()));
    List<Spot> found = new ArrayList<>();
    for (Scored candidate : candidates) {
      Spot spot = candidate.spot();
      if (passage.free(spot.start(), spot.end())) {
        passage.claim(spot.start(), spot.end(), EntityType.PLACE);
        found.add(spot);
      }
    }
    return found;
  }

  /** Whether it is a country or province, which is never part of a longer name. */
  private boolean wide(String name) {
    return countries.contains(name) || provinces.contains(name);
  }

  private record Scored(Spot spot, double score) {}

  private void byName(Passage passage, List<Scored> candidates) {
    for (int start = 0; start < passage.length(); start++) {
      if (!passage.wordBreak(start) || !passage.free(start, start + 1)) {
        continue;
      }
      int region = regions.endOfLongestAt(passage.text(), start);
      if (region > 0 && !generic.contains(passage.text(), start, region)) {
        candidates.add(new Scored(new Spot(passage, start, region), REGION_SCORE));
        continue;
      }
      int name = names.endOfLongestAt(passage.text(), start);
      if (name > 0
          && !generic.contains(passage.text(), start, name)
          && ((passage.wordBreak(name)
                  && (passage.nature(start).startsWith("ns") || name - start > 2))
              || passage.labelEnd(start, Label.Kind.LOCATION) == name)) {
        double score = name - start > 4 ? REGION_SCORE : 1;
        candidates.add(new Scored(new Spot(passage, start, name), score));
      }
    }
  }

  private boolean bySuffix(
      Reading reading, Passage passage, int end, int floor, List<Scored> candidates) {
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
      double score = scores.of(reading, passage, start, suffix, end);
      if (score >= bestScore) {
        best = start;
        bestScore = score;
      }
    }
    if (best >= 0) {
      candidates.add(new Scored(new Spot(passage, best, end), bestScore));
    }
    return best >= 0;
  }

  private void byModel(Passage passage, List<Scored> candidates) {
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
          candidates.add(new Scored(new Spot(passage, known, end), 1.4));
        }
        continue;
      }
      String name = passage.text().substring(start, end);
      for (int tail = end - 1; tail >= end - 2 && tail > start + 2; tail--) {
        int suffix = sure.startOfLongestBefore(passage.text(), tail);
        if (suffix > start && suffixes.startOfLongestBefore(passage.text(), end) < 0) {
          candidates.add(new Scored(new Spot(passage, start, tail), 1.6));
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
        candidates.add(new Scored(new Spot(passage, start, end), 1.4));
      }
    }
  }
}
