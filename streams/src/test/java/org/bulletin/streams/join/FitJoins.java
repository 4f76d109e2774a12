package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.split.Continuity;

/**
 * Fits what the words of two parts say of their belonging together, by logistic regression, on
 * articles of training pages that are cut in two anywhere; half the articles of a page stay whole.
 * Gold issues take no part. Prints the lines of joins.properties, without those set by hand.
 *
 * <pre>FitJoins [rounds]</pre>
 */
public final class FitJoins {

  private static final int SHORTEST = 160;
  private static final double RIDGE = 0.0003;

  /** Clues that cut articles know nothing of; joins.properties says how they were set. */
  private static final Set<Clue> BY_HAND =
      EnumSet.of(
          Clue.TITLED_AGAIN,
          Clue.OTHER_AUTHORS,
          Clue.BOTH_JUMP,
          Clue.ONLY_JUMPS,
          Clue.ONE_JUMPS,
          Clue.SAME_SIGN);

  private FitJoins() {}

  private record Pair(Map<Clue, Double> clues, boolean joined) {}

  /** Fits and prints. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    RandomGenerator random = new SplittableRandom(1);
    Continuity continuity = new Continuity();
    List<Pair> pairs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (GoldPage page : Corpus.training().pages()) {
        addPairs(page, random, continuity, pairs);
      }
    }
    Map<Clue, Double> weights = fit(pairs);
    weights.forEach((clue, weight) -> System.out.printf(Locale.ROOT, "%s=%.2f%n", clue, weight));
    report(pairs, weights);
  }

  private static void addPairs(
      GoldPage page, RandomGenerator random, Continuity continuity, List<Pair> pairs) {
    List<GoldItem> before = new ArrayList<>();
    List<GoldItem> after = new ArrayList<>();
    int cut = 0;
    List<GoldItem> whole = new ArrayList<>();
    for (GoldItem item : page.items()) {
      boolean cuttable =
          item.kind() == GoldItem.Kind.ARTICLE
              && item.continuedOn().isEmpty()
              && item.continuedFrom().isEmpty()
              && item.bodyText().length() >= SHORTEST;
      if (cuttable && random.nextBoolean()) {
        List<GoldItem> parts = cut(item, random);
        before.add(parts.get(0));
        after.add(parts.get(1));
        cut++;
      } else if (item.kind() == GoldItem.Kind.ARTICLE) {
        whole.add(item);
      }
    }
    for (GoldItem item : whole) {
      (random.nextBoolean() ? before : after).add(item);
    }
    List<Part> parts = new ArrayList<>(parts("1", before));
    parts.addAll(parts("2", after));
    Clues clues = new Clues(continuity, parts);
    for (int a = 0; a < before.size(); a++) {
      for (int b = 0; b < after.size(); b++) {
        if (parts.get(a).hasBody()
            && parts.get(before.size() + b).hasBody()
            && (a < cut || b < cut)) {
          pairs.add(new Pair(clues.of(a, before.size() + b), a == b && a < cut));
        }
      }
    }
  }

  private static List<Part> parts(String label, List<GoldItem> items) {
    CutPage page = PerfectCut.of("fit", label, items);
    PageLabel number = PageLabel.read(label).orElseThrow();
    return page.articles().stream().map(article -> Part.of(article, page, number)).toList();
  }

  /** Cuts anywhere in two of three cases, else between paragraphs; the headline may come again. */
  private static List<GoldItem> cut(GoldItem item, RandomGenerator random) {
    List<GoldItem.Paragraph> first = new ArrayList<>();
    List<GoldItem.Paragraph> second = new ArrayList<>();
    int length = item.bodyText().length();
    int at = random.nextInt(60, length - 60);
    boolean inside = random.nextInt(3) > 0;
    int offset = 0;
    for (GoldItem.Paragraph paragraph : item.body()) {
      int size = paragraph.text().text().length();
      int cut = at - offset;
      offset += size;
      if (cut >= size || (cut > 0 && second.isEmpty() && first.isEmpty() && !inside)) {
        first.add(paragraph);
      } else if (cut > 0 && inside && !paragraph.heading()) {
        first.add(new GoldItem.Paragraph(false, paragraph.text().slice(0, cut)));
        second.add(new GoldItem.Paragraph(false, paragraph.text().slice(cut, size)));
      } else {
        second.add(paragraph);
      }
    }
    if (second.isEmpty()) {
      second.add(first.remove(first.size() - 1));
    }
    GoldItem whole = without(item, item.headline());
    return List.of(
        whole.withBody(first, Optional.empty(), Optional.empty()),
        without(item, title(item, random)).withBody(second, Optional.empty(), Optional.empty()));
  }

  private static List<Marked> title(GoldItem item, RandomGenerator random) {
    if (item.headline().isEmpty() || random.nextBoolean()) {
      return List.of();
    }
    Marked line = item.headline().get(random.nextInt(item.headline().size()));
    int length = line.text().length();
    boolean shortened = length > 10 && random.nextBoolean();
    return List.of(shortened ? line.slice(random.nextInt(length - 8), length) : line);
  }

  /** Without what a later part need not have: byline, signature, captions. */
  private static GoldItem without(GoldItem item, List<Marked> headline) {
    return new GoldItem(
        item.kind(),
        item.genre(),
        headline,
        List.of(),
        List.of(),
        List.of(),
        item.body(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Map<Clue, Double> fit(List<Pair> pairs) {
    Map<Clue, Double> weights = new EnumMap<>(Clue.class);
    Map<Clue, Double> squares = new EnumMap<>(Clue.class);
    for (Clue clue : Clue.values()) {
      if (!BY_HAND.contains(clue)) {
        weights.put(clue, 0.0);
        squares.put(clue, 1e-3);
      }
    }
    for (int step = 0; step < 3000; step++) {
      Map<Clue, Double> gradient = new EnumMap<>(Clue.class);
      for (Pair pair : pairs) {
        double error = (pair.joined() ? 1 : 0) - probability(pair, weights);
        pair.clues().forEach((clue, value) -> gradient.merge(clue, error * value, Double::sum));
      }
      for (Clue clue : List.copyOf(weights.keySet())) {
        double slope =
            gradient.getOrDefault(clue, 0.0) / pairs.size()
                - (clue == Clue.BIAS ? 0 : RIDGE * weights.get(clue) / 10);
        squares.merge(clue, slope * slope, Double::sum);
        weights.merge(clue, 0.3 * slope / Math.sqrt(squares.get(clue)), Double::sum);
      }
    }
    return weights;
  }

  private static double probability(Pair pair, Map<Clue, Double> weights) {
    double sum = 0;
    for (Map.Entry<Clue, Double> clue : pair.clues().entrySet()) {
      sum += clue.getValue() * weights.getOrDefault(clue.getKey(), 0.0);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static void report(List<Pair> pairs, Map<Clue, Double> weights) {
    long joined = pairs.stream().filter(Pair::joined).count();
    for (double threshold : new double[] {0.5, 0.8, 0.9, 0.95, 0.99}) {
      long right =
          pairs.stream().filter(p -> p.joined() && probability(p, weights) > threshold).count();
      long wrong =
          pairs.stream().filter(p -> !p.joined() && probability(p, weights) > threshold).count();
      System.out.printf(
          Locale.ROOT,
          "# above %.2f: %d of %d right, %d of %d wrong%n",
          threshold,
          right,
          joined,
          wrong,
          pairs.size() - joined);
    }
  }
}
