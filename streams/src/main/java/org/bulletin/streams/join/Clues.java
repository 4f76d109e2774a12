package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.streams.split.Continuity;
import org.bulletin.streams.split.Continuity.Break;

/** Gathers clues about the articles of one issue. Not safe across threads. */
final class Clues {

  /** Keeps ratios of likenesses of short texts from meaning much. */
  private static final double LEAST = 0.005;

  private final Continuity continuity;
  private final List<Part> parts;
  private final Wordings wordings;
  private final List<long[]> texts = new ArrayList<>();
  private final List<long[]> headlines = new ArrayList<>();
  private final List<long[]> bodies = new ArrayList<>();
  private final double[][] likeness;
  private final double usual;

  /**
   * Gathers clues.
   *
   * @param parts all articles of the issue
   */
  Clues(Continuity continuity, List<Part> parts) {
    this.continuity = continuity;
    this.parts = parts;
    this.wordings = new Wordings(parts.stream().map(Part::text).toList());
    for (Part part : parts) {
      texts.add(Wordings.grams(part.text()));
      headlines.add(Wordings.grams(part.headline()));
      bodies.add(Wordings.grams(part.bodyText()));
    }
    this.likeness = likenesses();
    this.usual = usual();
  }

  /** What speaks for an article going on with another. */
  Map<Clue, Double> of(int before, int after) {
    Map<Clue, Double> clues = new EnumMap<>(Clue.class);
    clues.put(Clue.BIAS, 1.0);
    addBreak(clues, continuity.between(parts.get(before).last(), parts.get(after).first()));
    clues.put(Clue.LIKENESS, ratio(likeness[before][after], usual));
    clues.put(Clue.LIKEST, ratio(likeness[before][after], rival(before, after)));
    if (headlines.get(after).length > 0) {
      clues.put(parts.get(after).from().isPresent() ? Clue.TITLED_AGAIN : Clue.TITLED, 1.0);
      clues.put(Clue.TITLE_IN_TITLE, wordings.share(headlines.get(after), headlines.get(before)));
      clues.put(Clue.TITLE_IN_TEXT, wordings.share(headlines.get(after), bodies.get(before)));
    }
    addJumps(clues, parts.get(before), parts.get(after));
    return clues;
  }

  private static void addBreak(Map<Clue, Double> clues, Break at) {
    clues.put(Clue.BRACKETS, (double) at.brackets());
    clues.put(Clue.LEAD, at.lead());
    if (at.open()) {
      clues.put(Clue.OPEN, 1.0);
      clues.put(Clue.OPEN_JUNCTION, at.junction());
      clues.put(Clue.OPEN_OPENING, at.opening());
      clues.put(Clue.OPEN_WORDING, at.wording());
      clues.put(Clue.OPEN_FOLLOWING, at.following() ? 1.0 : 0);
    } else {
      clues.put(Clue.CLOSED_OPENING, at.opening());
      clues.put(Clue.CLOSED_WORDING, at.wording());
      clues.put(Clue.CLOSED_FOLLOWING, at.following() ? 1.0 : 0);
    }
  }

  private void addJumps(Map<Clue, Double> clues, Part before, Part after) {
    Set<String> authors = before.authors();
    Set<String> others = after.authors();
    if (!authors.isEmpty() && !others.isEmpty() && others.stream().noneMatch(authors::contains)) {
      clues.put(Clue.OTHER_AUTHORS, 1.0);
    }
    boolean both = before.on().isPresent() && after.from().isPresent();
    clues.put(both ? Clue.BOTH_JUMP : Clue.ONE_JUMPS, 1.0);
    if (both && jumps(before, after) == 1 && origins(before, after) == 1) {
      clues.put(Clue.ONLY_JUMPS, 1.0);
    }
    if (!before.sign().isEmpty() && before.sign().equals(after.sign())) {
      clues.put(Clue.SAME_SIGN, 1.0);
    }
  }

  /** How many articles of a page go on on another. */
  private long jumps(Part from, Part to) {
    return parts.stream()
        .filter(part -> part.hasBody() && part.page().equals(from.page()))
        .filter(part -> part.on().filter(to.page()::equals).isPresent())
        .count();
  }

  /** How many articles of a page come from another. */
  private long origins(Part from, Part to) {
    return parts.stream()
        .filter(part -> part.hasBody() && part.page().equals(to.page()))
        .filter(part -> part.from().filter(from.page()::equals).isPresent())
        .count();
  }

  private double[][] likenesses() {
    double[][] all = new double[texts.size()][texts.size()];
    for (int a = 0; a < all.length; a++) {
      for (int b = 0; b < a; b++) {
        boolean apart = !parts.get(a).page().equals(parts.get(b).page());
        boolean bodies = parts.get(a).hasBody() && parts.get(b).hasBody();
        all[a][b] = apart && bodies ? wordings.likeness(texts.get(a), texts.get(b)) : 0;
        all[b][a] = all[a][b];
      }
    }
    return all;
  }

  /** The median likeness of articles of different pages. */
  private double usual() {
    double[] some =
        Arrays.stream(likeness)
            .flatMapToDouble(Arrays::stream)
            .filter(l -> l > 0)
            .sorted()
            .toArray();
    return some.length == 0 ? 0 : some[some.length / 2];
  }

  private static double ratio(double a, double b) {
    return Math.log((a + LEAST) / (b + LEAST));
  }

  /** How like one of the two is to any other article of the other's page. */
  private double rival(int before, int after) {
    double most = 0;
    for (int i = 0; i < parts.size(); i++) {
      PageLabel page = parts.get(i).page();
      if (i != after && page.equals(parts.get(after).page())) {
        most = Math.max(most, likeness[before][i]);
      } else if (i != before && page.equals(parts.get(before).page())) {
        most = Math.max(most, likeness[i][after]);
      }
    }
    return most;
  }
}
