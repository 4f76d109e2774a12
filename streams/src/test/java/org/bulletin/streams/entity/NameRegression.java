package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits weights so that the true names of each text are likely among all choices of names that do
 * not overlap (a semi-Markov conditional random field), by AdaGrad with a squared penalty. Only
 * traits that enough pages have are used.
 */
final class NameRegression {

  private static final int ROUNDS = 4;
  private static final int FEWEST_PAGES = 4;
  private static final double SMALLEST = 0.02;
  private static final double STEP = 0.06;
  private static final double PENALTY = 1e-2;

  /** Where the weight of being a candidate at all starts from. */
  private static final double FEW_ARE_NAMES = -3;

  /** How much more likely a name has to be before it counts as learnt: more names are found. */
  private static final double NAME_BONUS = 0.7;

  /** The share of traits that are left out of a text at random. */
  private static final double DROPPED = 0.2;

  /** A candidate with the numbers of its traits. */
  private static final class Row {

    private final Candidate candidate;
    private final int[] traits;
    private final boolean name;

    Row(Candidate candidate, int[] traits, boolean name) {
      this.candidate = candidate;
      this.traits = traits;
      this.name = name;
    }
  }

  private record Text(List<Row> rows, int length) {}

  private final List<Text> texts = new ArrayList<>();
  private final Map<String, Integer> index = new HashMap<>();
  private final List<String> traits = new ArrayList<>();
  private final List<Set<String>> pages = new ArrayList<>();

  void add(List<Examples.Example> text, String page) {
    List<Row> rows = new ArrayList<>();
    int length = 0;
    for (Examples.Example example : text) {
      int[] row = new int[example.traits().size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = index(example.traits().get(i));
        pages.get(row[i]).add(page);
      }
      rows.add(new Row(example.candidate(), row, example.name()));
      length = Math.max(length, example.candidate().end());
    }
    if (!rows.isEmpty()) {
      texts.add(new Text(rows, length));
    }
  }

  private int index(String trait) {
    return index.computeIfAbsent(
        trait,
        t -> {
          traits.add(t);
          pages.add(new HashSet<>());
          return traits.size() - 1;
        });
  }

  Map<String, Double> fit() {
    double[] weights = new double[traits.size()];
    double[] squares = new double[traits.size()];
    Arrays.fill(squares, 1e-6);
    boolean[] used = new boolean[traits.size()];
    for (int i = 0; i < used.length; i++) {
      used[i] = pages.get(i).size() >= FEWEST_PAGES;
      weights[i] = traits.get(i).endsWith(Trait.ALWAYS.name()) ? FEW_ARE_NAMES : 0;
    }
    Random random = new Random(1);
    List<Text> order = new ArrayList<>(texts);
    Map<Integer, Double> gradient = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (Text text : order) {
        gradient.clear();
        gradient(thinned(text, random), weights, gradient);
        gradient.forEach(
            (trait, slope) -> {
              if (used[trait]) {
                double step = slope - PENALTY * weights[trait];
                squares[trait] += step * step;
                weights[trait] += STEP * step / Math.sqrt(squares[trait]);
              }
            });
      }
    }
    Map<String, Double> fitted = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      if (Math.abs(weights[i]) >= SMALLEST) {
        fitted.put(traits.get(i), weights[i] * (1 - DROPPED));
      }
    }
    return fitted;
  }

  /** Leaves traits out at random, so that none can rely on others. */
  private static Text thinned(Text text, Random random) {
    Map<Integer, Boolean> kept = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Row row : text.rows()) {
      int[] traits =
          Arrays.stream(row.traits)
              .filter(trait -> kept.computeIfAbsent(trait, t -> random.nextDouble() >= DROPPED))
              .toArray();
      rows.add(new Row(row.candidate, traits, row.name));
    }
    return new Text(rows, text.length());
  }

  /** The true names' traits, less what the model expects. */
  private static void gradient(Text text, double[] weights, Map<Integer, Double> gradient) {
    int n = text.rows().size();
    double[] scores = new double[n];
    List<List<Integer>> ending = new ArrayList<>();
    List<List<Integer>> starting = new ArrayList<>();
    for (int i = 0; i <= text.length(); i++) {
      ending.add(new ArrayList<>());
      starting.add(new ArrayList<>());
    }
    for (int i = 0; i < n; i++) {
      Row row = text.rows().get(i);
      double sum = row.name ? -NAME_BONUS : 0;
      for (int trait : row.traits) {
        sum += weights[trait];
      }
      scores[i] = sum;
      ending.get(row.candidate.end()).add(i);
      starting.get(row.candidate.start()).add(i);
    }
    double[] before = new double[text.length() + 1];
    for (int at = 1; at <= text.length(); at++) {
      before[at] = before[at - 1];
      for (int i : ending.get(at)) {
        before[at] = logSum(before[at], before[text.rows().get(i).candidate.start()] + scores[i]);
      }
    }
    double[] after = new double[text.length() + 1];
    for (int at = text.length() - 1; at >= 0; at--) {
      after[at] = after[at + 1];
      for (int i : starting.get(at)) {
        after[at] = logSum(after[at], after[text.rows().get(i).candidate.end()] + scores[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      Row row = text.rows().get(i);
      double log =
          before[row.candidate.start()]
              + scores[i]
              + after[row.candidate.end()]
              - before[text.length()];
      double slope = (row.name ? 1 : 0) - Math.exp(Math.min(0, log));
      if (Math.abs(slope) > 1e-4) {
        for (int trait : row.traits) {
          gradient.merge(trait, slope, Double::sum);
        }
      }
    }
  }

  private static double logSum(double a, double b) {
    double greater = Math.max(a, b);
    return greater + Math.log1p(Math.exp(-Math.abs(a - b)));
  }
}
