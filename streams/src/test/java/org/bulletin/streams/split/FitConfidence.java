package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.Family;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.PageLayout;
import org.bulletin.streams.layout.Squeeze;

/**
 * Fits how sure the splitter is of an article to how often such articles are exact: logistic
 * regression over the articles of pages laid out anew, in layouts that nothing else was fitted to,
 * moved so that nine in ten of those above 0.9 are exact.
 *
 * <pre>FitConfidence WEIGHTS.PROPERTIES [seed] [pages]
 * FitConfidence check withheld | training [seed] [pages]</pre>
 */
public final class FitConfidence {

  private static final int EPOCHS = 60;

  /** The share of exact articles above 0.9; unknown pages have fewer than the fitted ones. */
  private static final double SURE = 0.95;

  private FitConfidence() {}

  /** An article with what speaks for it. */
  private record Example(Map<Feature, Double> features, boolean exact) {}

  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    int shift = check ? 2 : 1;
    long seed = args.length > shift ? Long.parseLong(args[shift]) : 1;
    int count = args.length > shift + 1 ? Integer.parseInt(args[shift + 1]) : 300;
    Corpus corpus =
        check && args[1].equals("withheld")
            ? Corpus.withheld()
            : new Corpus(Corpus.training().pages(), Family.WITHHELD);
    PageSplitter splitter = new PageSplitter(Weights.load().explain(), Phrasing.load());
    PageLayout layout = new PageLayout(corpus, seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.addAll(examples(splitter, layout.page(i)));
    }
    if (check) {
      report(examples, Weights.load());
    } else {
      Map<Feature, Double> fitted = fit(examples, new Random(seed));
      shift(examples, fitted);
      report(examples, Weights.load().with(fitted));
      WeightsFile.write(Path.of(args[0]), fitted);
    }
  }

  private static List<Example> examples(PageSplitter splitter, KnownPage page) {
    Set<String> bodies =
        page.truth().items().stream()
            .filter(item -> item.kind() == GoldItem.Kind.ARTICLE)
            .map(item -> Squeeze.of(item.bodyText()))
            .collect(Collectors.toSet());
    List<Example> examples = new ArrayList<>();
    Weights weights = Weights.load().explain();
    for (ArticleDraft draft : splitter.drafts(PageText.of(page.text()))) {
      Splitting.CutArticle article = draft.finish(weights);
      if (article.kind() == Splitting.Kind.ARTICLE) {
        String body =
            article.paragraphs().stream()
                .filter(p -> p.kind() != Splitting.ParagraphKind.CAPTION)
                .filter(p -> p.kind() != Splitting.ParagraphKind.ATTRIBUTION)
                .map(p -> p.text().text())
                .collect(Collectors.joining());
        boolean exact = bodies.contains(Squeeze.of(body));
        examples.add(new Example(draft.sureness(weights).reasons(), exact));
      }
    }
    return examples;
  }

  private static Map<Feature, Double> fit(List<Example> examples, Random random) {
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature.name().startsWith("SURE_")) {
        weights.put(feature, 0.0);
      }
    }
    List<Example> order = new ArrayList<>(examples);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      double rate = 0.02 / (1 + epoch / 10.0);
      for (Example example : order) {
        double error = (example.exact() ? 1 : 0) - probability(example, weights);
        example
            .features()
            .forEach((f, value) -> weights.merge(f, rate * error * value, Double::sum));
      }
    }
    return weights;
  }

  /** Moves the bias so that of the articles above 0.9, not at it, somewhat over 0.9 are exact. */
  private static void shift(List<Example> examples, Map<Feature, Double> weights) {
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingDouble(example -> -probability(example, weights)));
    double least = 1;
    int exact = 0;
    for (int i = 0; i < sorted.size(); i++) {
      exact += sorted.get(i).exact() ? 1 : 0;
      if (exact >= SURE * (i + 1)) {
        least = probability(sorted.get(i), weights);
      }
    }
    double move = Math.log(0.9 / 0.1) - Math.log(least / (1 - least));
    weights.merge(Feature.SURE_BIAS, move, Double::sum);
  }

  private static double probability(Example example, Map<Feature, Double> weights) {
    double sum = 0;
    for (Map.Entry<Feature, Double> entry : example.features().entrySet()) {
      sum += weights.get(entry.getKey()) * entry.getValue();
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static void report(List<Example> examples, Weights weights) {
    Map<Feature, Double> all = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      all.put(feature, weights.of(feature));
    }
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingDouble(example -> -probability(example, all)));
    long exact = examples.stream().filter(Example::exact).count();
    System.out.printf("%d articles, %d exact%n", examples.size(), exact);
    for (double least : new double[] {0.95, 0.9, 0.8, 0.5}) {
      List<Example> above =
          sorted.stream().filter(example -> probability(example, all) > least).toList();
      long right = above.stream().filter(Example::exact).count();
      System.out.printf(
          Locale.ROOT,
          "above %.2f: %d articles, %.3f of them exact, %.3f of all exact ones%n",
          least,
          above.size(),
          right / Math.max(1.0, above.size()),
          right / (double) exact);
    }
  }
}
