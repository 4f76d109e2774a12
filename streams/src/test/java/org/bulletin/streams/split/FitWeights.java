package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.PageLayout;

/**
 * Fits the splitter's weights to pages whose truth is known: an averaged perceptron over whole
 * pages. Where the splitter would read a page otherwise than it should be read, the weights of what
 * speaks for the true reading rise and those of what speaks for the other fall.
 *
 * <pre>FitWeights WEIGHTS.PROPERTIES [seed] [pages] [rounds] [step] [left-out pages]
 *
 * The last is a regular expression that names of pages match</pre>
 */
public final class FitWeights {

  static final int FOLDS = 3;

  /** How often each printed page is learned from in a round. */
  private static final int PRINTED = 5;

  private final Map<Feature, Double> current = new EnumMap<>(Feature.class);
  private final Map<Feature, Double> sums = new EnumMap<>(Feature.class);
  private final Weights start = Weights.load();
  private final double step;
  private int steps;
  private int wrong;
  private int seen;

  private FitWeights(double step) {
    this.step = step;
    for (Feature feature : Feature.values()) {
      current.put(feature, start.of(feature));
      sums.put(feature, 0.0);
    }
  }

  /** A page to learn from, with wordings that were not learned from it. */
  record Lesson(KnownPage page, Phrasing phrasing) {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 300;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 4;
    double step = args.length > 4 ? Double.parseDouble(args[4]) : 0.02;
    String leftOut = args.length > 5 ? args[5] : "none";
    Corpus corpus = Corpus.training().without(page -> page.name().matches(leftOut));
    List<Lesson> lessons = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      lessons.addAll(lessons(corpus, fold, seed, count / FOLDS));
    }
    FitWeights fit = new FitWeights(step);
    for (int round = 0; round < rounds; round++) {
      fit.seen = 0;
      fit.wrong = 0;
      Collections.shuffle(lessons, new Random(seed + round));
      lessons.forEach(fit::learn);
      System.out.printf("round %d: %d of %d pages misread%n", round + 1, fit.wrong, fit.seen);
    }
    WeightsFile.write(file, fit.means());
  }

  /**
   * Lays out the pages of a fold. What wordings say of them is learned from the other folds, so
   * that the weights don't trust wordings more than those of unknown pages deserve.
   */
  static List<Lesson> lessons(Corpus corpus, int fold, long seed, int count) {
    List<GoldPage> in = new ArrayList<>();
    List<GoldPage> others = new ArrayList<>();
    for (int i = 0; i < corpus.pages().size(); i++) {
      (i % FOLDS == fold ? in : others).add(corpus.pages().get(i));
    }
    Phrasing phrasing = FitPhrasing.of(others);
    PlainArticles plain = new PlainArticles(seed);
    PageLayout layout = new PageLayout(new Corpus(in, corpus.family()), seed);
    PageLayout bareLayout =
        new PageLayout(new Corpus(in.stream().map(plain::of).toList(), corpus.family()), seed);
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lessons.add(new Lesson(i % 2 == 0 ? layout.page(i) : bareLayout.page(i), phrasing));
    }
    for (KnownPage printed : Corpus.seeds()) {
      boolean mine = in.stream().anyMatch(page -> page.name().equals(printed.truth().name()));
      for (int i = 0; i < PRINTED && mine; i++) {
        lessons.add(new Lesson(printed, phrasing));
      }
    }
    return lessons;
  }

  private void learn(Lesson lesson) {
    KnownPage page = lesson.page();
    PageSplitter splitter = new PageSplitter(start.with(current).explain(), lesson.phrasing());
    List<Scene> scenes = splitter.scenes(PageText.of(page.text()));
    Optional<TrueReading> truth =
        scenes.size() == 1 ? TrueReading.of(page, scenes.get(0)) : Optional.empty();
    if (truth.isPresent()) {
      seen++;
      Scene scene = scenes.get(0);
      Chaining chaining = splitter.chaining();
      Chains right = truth.get().chains();
      Chains guess = chaining.guess(scene);
      Chains tempted = chaining.tempt(scene, guess, right);
      update(chaining.features(scene, guess, right), 1);
      update(chaining.features(scene, guess, tempted), -1);
      if (truth.get().headings().isPresent()) {
        HeadlineAssignment headlines = splitter.headlines(scene, right);
        update(headlines.features(truth.get().headings().get()), 1);
        update(headlines.features(headlines.solve()), -1);
      }
      Reading reading = splitter.read(scene);
      if (!same(reading.chains(), right)) {
        wrong++;
        truth
            .get()
            .headings()
            .ifPresent(
                headings -> {
                  update(chaining.features(scene, guess, right), 1);
                  update(splitter.headlines(scene, right).features(headings), 1);
                  update(chaining.features(scene, guess, reading.chains()), -1);
                  update(
                      splitter.headlines(scene, reading.chains()).features(reading.headings()), -1);
                });
      }
    }
    steps++;
    current.forEach((feature, value) -> sums.merge(feature, value, Double::sum));
  }

  private void update(Map<Feature, Double> features, int sign) {
    features.forEach((feature, value) -> current.merge(feature, sign * step * value, Double::sum));
  }

  private static boolean same(Chains a, Chains b) {
    return a.texts().equals(b.texts());
  }

  private Map<Feature, Double> means() {
    Map<Feature, Double> means = new EnumMap<>(Feature.class);
    sums.forEach((feature, sum) -> means.put(feature, sum / steps));
    return means;
  }
}
