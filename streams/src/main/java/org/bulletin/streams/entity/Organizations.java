package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  private final Lexicon suffixes = Lexicon.read("organization-suffixes.txt");
  private final Lexicon bare = Lexicon.read("organizations-bare.txt");
  private final Lexicon words = Lexicon.read("not-organizations.txt");
  private final Lexicon generic = Lexicon.read("organizations-generic.txt");
  private final Lexicon stems;
  private final LeftEdge edge;

  Organizations(LeftEdge edge, Lexicon stems) {
    this.edge = edge;
    this.stems = stems;
  }

  List<Spot> find(Reading reading) {
    List<Spot> found = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      List<Spot> candidates = new ArrayList<>();
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
      int start = afterOrgan(passage, edge.find(passage, suffix), suffix);
      if (named(passage, start, suffix, end)) {
        candidates.add(new Spot(passage, start, end));
      }
    }
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
      if (company > 0 && suffix < 0 && end - start <= 8) {
        candidates.add(new Spot(passage, start, end));
      } else if (suffix > start) {
        int from = edge.find(passage, suffix);
        if (from < suffix && named(passage, from, suffix, end)) {
          candidates.add(new Spot(passage, from, end));
        }
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
