package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.PageLayout;

/**
 * Fits the splitter's weights to pages whose truth is known: an averaged perceptron over whole
 * pages. Where the splitter would read a page otherwise than it should be read, the weights of what
 * speaks for the true reading rise and those of what speaks for the other fall.
 *
 * <pre>FitWeights WEIGHTS.PROPERTIES [seed] [pages] [rounds] [step] [left-out seed page]</pre>
 */
public final class FitWeights {

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

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 300;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 4;
    double step = args.length > 4 ? Double.parseDouble(args[4]) : 0.02;
    String leftOut = args.length > 5 ? args[5] : "none";
    Corpus corpus = Corpus.training().without(page -> page.name().startsWith(leftOut));
    PlainArticles plain = new PlainArticles(seed);
    Corpus bare = new Corpus(corpus.pages().stream().map(plain::of).toList(), corpus.family());
    PageLayout layout = new PageLayout(corpus, seed);
    PageLayout bareLayout = new PageLayout(bare, seed);
    List<KnownPage> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pages.add(i % 2 == 0 ? layout.page(i) : bareLayout.page(i));
    }
    for (KnownPage printed : Corpus.seeds()) {
      for (int i = 0; i < 5 && !printed.truth().name().startsWith(leftOut); i++) {
        pages.add(printed);
      }
    }
    FitWeights fit = new FitWeights(step);
    for (int round = 0; round < rounds; round++) {
      fit.seen = 0;
      fit.wrong = 0;
      pages.forEach(fit::learn);
      System.out.printf("round %d: %d of %d pages misread%n", round + 1, fit.wrong, fit.seen);
    }
    fit.write(file);
  }

  private void learn(KnownPage page) {
    PageSplitter splitter = new PageSplitter(start.with(current).explain());
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
      wrong += same(chaining.solve(scene), right) ? 0 : 1;
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

  /** Replaces the values in the file; comments and order stay. */
  private void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        Feature feature = Feature.valueOf(line.substring(0, equals));
        double mean = sums.get(feature) / steps;
        lines.add(feature + "=" + String.format(Locale.ROOT, "%.2f", mean));
      } else {
        lines.add(line);
      }
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
