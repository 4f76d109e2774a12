package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.Score;
import org.bulletin.streams.layout.Segmentation;

/**
 * Tunes the splitter's weights to the figures themselves, one weight after the other: a step up, a
 * step down, and what makes the sum of the figures greatest stays. Slower than {@link FitWeights},
 * and the better for being started from its weights.
 *
 * <pre>TuneWeights WEIGHTS.PROPERTIES [seed] [pages] [passes] [left-out pages]</pre>
 */
public final class TuneWeights {

  private final List<FitWeights.Lesson> lessons;
  private final Weights start = Weights.load();
  private final Map<Feature, Double> current = new EnumMap<>(Feature.class);

  private TuneWeights(List<FitWeights.Lesson> lessons) {
    this.lessons = lessons;
    for (Feature feature : Feature.values()) {
      current.put(feature, start.of(feature));
    }
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 150;
    int passes = args.length > 3 ? Integer.parseInt(args[3]) : 1;
    String leftOut = args.length > 4 ? args[4] : "none";
    Corpus corpus = Corpus.training().without(page -> page.name().matches(leftOut));
    List<FitWeights.Lesson> lessons = new ArrayList<>();
    for (int fold = 0; fold < FitWeights.FOLDS; fold++) {
      lessons.addAll(FitWeights.lessons(corpus, fold, seed, count / FitWeights.FOLDS));
    }
    new TuneWeights(lessons).tune(file, passes, new Random(seed));
  }

  private void tune(Path file, int passes, Random random) throws IOException {
    double best = figures();
    System.out.printf(Locale.ROOT, "%d pages, %.4f%n", lessons.size(), best);
    for (int pass = 0; pass < passes; pass++) {
      List<Feature> order = new ArrayList<>(List.of(Feature.values()));
      order.removeIf(feature -> feature.name().startsWith("SURE_"));
      Collections.shuffle(order, random);
      for (Feature feature : order) {
        double was = current.get(feature);
        double step = (0.3 + 0.25 * Math.abs(was)) / (1 + pass);
        double kept = was;
        for (double value : new double[] {was + step, was - step}) {
          current.put(feature, value);
          double sum = figures();
          if (sum > best + 1e-6) {
            best = sum;
            kept = value;
          }
        }
        current.put(feature, kept);
        if (kept != was) {
          System.out.printf(Locale.ROOT, "%.4f %s %.2f%n", best, feature, kept);
          WeightsFile.write(file, current);
        }
      }
    }
  }

  /** The mean of the figures that say whether articles were cut out right. */
  private double figures() {
    Weights weights = start.with(current);
    Map<Phrasing, PageSplitter> splitters = new HashMap<>();
    for (FitWeights.Lesson lesson : lessons) {
      splitters.computeIfAbsent(lesson.phrasing(), phrasing -> new PageSplitter(weights, phrasing));
    }
    List<Score.Compared> compared =
        lessons.parallelStream()
            .map(lesson -> ScoreSplitter.compare(splitters.get(lesson.phrasing()), lesson.page()))
            .toList();
    Segmentation s = Score.segmentation(compared);
    return (s.charsB3F1() + 2 * s.bodyExact() + s.paragraphF1() + 2 * s.headline() + s.authors())
            / 7
        - s.spuriousPerPage() / 20
        + (s.jumps().orElse(1) + s.teasers().orElse(1)) / 30;
  }
}
