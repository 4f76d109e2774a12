package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldItem.Paragraph;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.split.Phrasing.Question;

/**
 * Learns {@link Phrasing} from gold pages: logistic regression by stochastic gradient descent, with
 * weights drawn to zero.
 *
 * <pre>FitPhrasing PHRASES.TSV [left-out pages]</pre>
 */
public final class FitPhrasing {

  private static final int EPOCHS = 30;
  private static final double RATE = 0.1;
  private static final double DECAY = 2e-3;

  /** N-grams of fewer newspapers are names and chance. */
  private static final int FEWEST_NEWSPAPERS = 3;

  private static final double LEAST_WEIGHT = 0.02;

  private final List<Example> examples = new ArrayList<>();

  /** A text with the answer to a question. */
  private record Example(Set<String> grams, Question question, boolean yes, String newspaper) {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    String leftOut = args.length > 1 ? args[1] : "none";
    Corpus corpus = Corpus.training().without(page -> page.name().matches(leftOut));
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("#")) {
        lines.add(line);
      }
    }
    new TreeMap<>(weights(corpus.pages()))
        .forEach(
            (gram, values) -> {
              StringBuilder line = new StringBuilder(gram);
              for (float value : values) {
                line.append('\t').append(String.format(Locale.ROOT, "%.2f", value));
              }
              lines.add(line.toString());
            });
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  /** Learns from pages. */
  static Phrasing of(List<GoldPage> pages) {
    return new Phrasing(weights(pages));
  }

  private static Map<String, float[]> weights(List<GoldPage> pages) {
    FitPhrasing fit = new FitPhrasing();
    RandomGenerator random = new SplittableRandom(1);
    for (GoldPage page : pages) {
      for (GoldItem item : page.items()) {
        fit.add(item, page.newspaper().orElse(page.name()), random);
      }
    }
    return fit.solve(random);
  }

  private void add(GoldItem item, String newspaper, RandomGenerator random) {
    for (Marked part : item.headline()) {
      add(part.text(), Question.HEADLINE, true, newspaper);
      add(part.text(), Question.TITLE, true, newspaper);
    }
    if (item.kind() != GoldItem.Kind.ARTICLE) {
      return;
    }
    boolean first = true;
    for (Paragraph paragraph : item.body()) {
      String text = PlainArticles.withoutDateline(paragraph.text().text());
      if (paragraph.heading()) {
        add(text, Question.HEADLINE, false, newspaper);
        add(text, Question.TITLE, true, newspaper);
        continue;
      }
      add(text, Question.LEAD, first, newspaper);
      first = false;
      add(text, Question.OPENING, true, newspaper);
      for (int n = 0; n < 3; n++) {
        String rest = text.substring(random.nextInt(1, Math.max(2, text.length() - 4)));
        add(rest, Question.OPENING, false, newspaper);
      }
      for (int n = 0; n < 2; n++) {
        add(piece(text, n == 0, random), Question.TITLE, false, newspaper);
      }
      if (text.length() > 60) {
        int cut = random.nextInt(20, text.length() - 20);
        add(text.substring(cut), Question.LEAD, false, newspaper);
      }
    }
  }

  /** What a column's end, or two, leave of a paragraph in one line. */
  private static String piece(String text, boolean head, RandomGenerator random) {
    int from = head ? 0 : random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(6, 30));
    return text.substring(from, to);
  }

  private void add(String text, Question question, boolean yes, String newspaper) {
    examples.add(new Example(Phrasing.grams(text, question), question, yes, newspaper));
  }

  private Map<String, float[]> solve(RandomGenerator random) {
    Set<String> known = known();
    Map<String, double[]> weights = new HashMap<>();
    known.forEach(gram -> weights.put(gram, new double[Question.values().length]));
    List<Example> order = new ArrayList<>(examples);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = order.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        Example kept = order.set(i, order.get(j));
        order.set(j, kept);
      }
      double rate = RATE / (1 + epoch / 5.0);
      order.forEach(example -> learn(example, weights, rate));
    }
    Map<String, float[]> result = new HashMap<>();
    weights.forEach(
        (gram, values) -> {
          float[] rounded = new float[values.length];
          boolean any = false;
          for (int i = 0; i < values.length; i++) {
            rounded[i] = Math.round(values[i] * 100) / 100f;
            any |= Math.abs(values[i]) >= LEAST_WEIGHT;
          }
          if (any) {
            result.put(gram, rounded);
          }
        });
    return result;
  }

  private static void learn(Example example, Map<String, double[]> weights, double rate) {
    int q = example.question().column();
    double sum = 0;
    for (String gram : example.grams()) {
      double[] values = weights.get(gram);
      sum += values == null ? 0 : values[q];
    }
    double error = (example.yes() ? 1 : 0) - 1 / (1 + Math.exp(-sum));
    for (String gram : example.grams()) {
      double[] values = weights.get(gram);
      if (values != null) {
        values[q] += rate * (error - DECAY * values[q]);
      }
    }
  }

  /** The n-grams of enough newspapers. */
  private Set<String> known() {
    Map<String, Set<String>> newspapers = new HashMap<>();
    for (Example example : examples) {
      for (String gram : example.grams()) {
        newspapers.computeIfAbsent(gram, g -> new HashSet<>()).add(example.newspaper());
      }
    }
    Set<String> known = new HashSet<>();
    newspapers.forEach(
        (gram, in) -> {
          if (in.size() >= FEWEST_NEWSPAPERS) {
            known.add(gram);
          }
        });
    return known;
  }
}
