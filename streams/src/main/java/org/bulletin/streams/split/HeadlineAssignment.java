package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which titles belong together and what they are for: headline of one of the texts, section
 * heading, teaser or label. One assignment over the page for each way to part the runs of titles,
 * improved run by run.
 */
final class HeadlineAssignment {

  private static final int LONGEST_GROUP = 4;

  /** Longer runs of titles are cut: no headline has so many parts. */
  private static final int LONGEST_RUN = 7;

  /** Ways times runs; beyond it the first way is taken. Newspaper pages stay below 2000. */
  private static final int MOST_WORK = 8000;

  private final Scene scene;
  private final Chains chains;
  private final HeadlineScores scores;
  private final Map<List<Integer>, Option> options = new HashMap<>();

  HeadlineAssignment(Weights weights, RoleModel roles, Scene scene, Chains chains) {
    this.scene = scene;
    this.chains = chains;
    this.scores = new HeadlineScores(weights, roles, scene, chains);
  }

  /** A group's scores as each text's headline, and its best other use. */
  private record Option(
      List<Integer> titles, List<Double> headline, Headings.Use other, double own) {}

  /** A way to use all titles of the page. */
  private record Solution(List<Headings.Group> groups, double score) {}

  Headings solve() {
    List<List<Integer>> runs = runs();
    List<List<List<Integer>>> parted = new ArrayList<>();
    List<List<List<List<Integer>>>> ways = new ArrayList<>();
    int solutions = 0;
    for (List<Integer> run : runs) {
      List<List<List<Integer>>> all = new ArrayList<>();
      part(run, 0, new ArrayList<>(), all);
      ways.add(all);
      parted.add(all.get(0));
      solutions += all.size();
    }
    Solution best = assign(parted);
    boolean better = solutions * runs.size() < MOST_WORK;
    for (int round = 0; better && round < 4; round++) {
      better = false;
      for (int r = 0; r < runs.size(); r++) {
        for (List<List<Integer>> way : ways.get(r)) {
          List<List<Integer>> kept = parted.set(r, way);
          Solution solution = assign(parted);
          if (solution.score() > best.score() + 1e-9) {
            best = solution;
            better = true;
          } else {
            parted.set(r, kept);
          }
        }
      }
    }
    return new Headings(best.groups(), best.score());
  }

  /** Returns the sum of each feature over a use of all titles; the weights must be explained. */
  Map<Feature, Double> features(Headings headings) {
    Map<Feature, Double> sums = new EnumMap<>(Feature.class);
    for (Headings.Group group : headings.groups()) {
      Evidence evidence =
          switch (group.use()) {
            case HEADLINE -> scores.headline(group.titles(), group.text());
            case SECTION -> scores.section(group.titles());
            case TEASER -> scores.teaser(group.titles());
            case LABEL -> scores.label(group.titles());
          };
      evidence.reasons().forEach((feature, value) -> sums.merge(feature, value, Double::sum));
    }
    sums.merge(Feature.HEAD_SPLIT_ADJACENT, (double) splits(headings.groups()), Double::sum);
    return sums;
  }

  /** Titles with no text between them. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i < scene.size(); i++) {
      if (chains.isText(i) || run.size() == LONGEST_RUN) {
        if (!run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
      }
      if (chains.isTitle(i)) {
        run.add(i);
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /** All ways to part a run into groups, those with long groups first. */
  private static void part(
      List<Integer> run, int from, List<List<Integer>> done, List<List<List<Integer>>> ways) {
    if (from == run.size()) {
      ways.add(List.copyOf(done));
      return;
    }
    for (int end = Math.min(run.size(), from + LONGEST_GROUP); end > from; end--) {
      done.add(List.copyOf(run.subList(from, end)));
      part(run, end, done, ways);
      done.remove(done.size() - 1);
    }
  }

  private Solution assign(List<List<List<Integer>>> parted) {
    List<Option> groups = new ArrayList<>();
    for (List<List<Integer>> run : parted) {
      for (List<Integer> group : run) {
        groups.add(options.computeIfAbsent(group, this::option));
      }
    }
    int[][] targets = new int[groups.size()][];
    double[][] gains = new double[groups.size()][];
    double score = 0;
    for (int g = 0; g < targets.length; g++) {
      targets[g] = new int[scores.texts()];
      gains[g] = new double[scores.texts()];
      score += groups.get(g).own();
      for (int k = 0; k < targets[g].length; k++) {
        targets[g][k] = k;
        gains[g][k] = groups.get(g).headline().get(k) - groups.get(g).own();
      }
    }
    int[] textOf = new Matching(scores.texts(), targets, gains).solve();
    List<Headings.Group> result = new ArrayList<>();
    for (int g = 0; g < textOf.length; g++) {
      Option option = groups.get(g);
      int text = textOf[g];
      Headings.Use use = text >= 0 ? Headings.Use.HEADLINE : option.other();
      double best = text >= 0 ? gains[g][text] : -max(gains[g]);
      score += text >= 0 ? gains[g][text] : 0;
      result.add(new Headings.Group(option.titles(), use, text, best));
    }
    return new Solution(result, score + scores.split() * splits(result));
  }

  /** How many neighbouring groups are headlines of different texts. */
  private int splits(List<Headings.Group> groups) {
    int splits = 0;
    for (int g = 0; g + 1 < groups.size(); g++) {
      Headings.Group a = groups.get(g);
      Headings.Group b = groups.get(g + 1);
      boolean both = a.use() == Headings.Use.HEADLINE && b.use() == Headings.Use.HEADLINE;
      splits += both && adjacent(a, b) ? 1 : 0;
    }
    return splits;
  }

  private boolean adjacent(Headings.Group a, Headings.Group b) {
    for (int i = HeadlineScores.last(a.titles()) + 1; i < b.titles().get(0); i++) {
      if (scene.part(i).role() != Role.LABEL && scene.part(i).role() != Role.FURNITURE) {
        return false;
      }
    }
    return true;
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(-99);
  }

  private Option option(List<Integer> group) {
    List<Double> headline = new ArrayList<>();
    for (int k = 0; k < scores.texts(); k++) {
      headline.add(scores.headline(group, k).sum());
    }
    double section = scores.section(group).sum();
    double teaser = scores.teaser(group).sum();
    double label = scores.label(group).sum();
    double own = Math.max(section, Math.max(teaser, label));
    Headings.Use use =
        own == section
            ? Headings.Use.SECTION
            : own == teaser ? Headings.Use.TEASER : Headings.Use.LABEL;
    return new Option(group, headline, use, own);
  }
}
