package org.bulletin.streams.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bulletin.schemas.Article;
import org.bulletin.streams.entity.model.NameModel;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldNames;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.layout.rename.Renamer;

/**
 * Fits {@code name-weights.txt}: for every place where the finder asks whether a name stands there,
 * the true end of the name, or none, is to be likely among all ends (softmax, maximum likelihood,
 * an L2 penalty of 1).
 *
 * <pre>FitNames NAME-WEIGHTS.TXT [SEEDS [FILE…]]</pre>
 *
 * <p>Taken are the printed pages, the authored ones that are not withheld, and the files, each also
 * with other names, as many times as SEEDS says.
 */
public final class FitNames {

  private static final int EPOCHS = 400;
  private static final double RATE = 0.1;
  private static final double PENALTY = 1;
  private static final Vocabulary WORDS = Vocabulary.load();

  private final ArticleReader reader = new ArticleReader(NameModel.load());
  private final List<Question> questions = new ArrayList<>();

  /**
   * A place where a name may stand.
   *
   * @param ends the features of each possible end
   * @param right index of the true end, or -1 if no name stands there
   */
  private record Question(List<double[]> ends, int right) {}

  /** Fits. */
  public static void main(String[] args) throws IOException {
    FitNames fit = new FitNames();
    List<GoldPage> pages = new ArrayList<>(GoldArticles.training());
    for (int i = 2; i < args.length; i++) {
      pages.add(GoldArticles.file(Path.of(args[i])));
    }
    for (KnownPage seed : Corpus.seeds()) {
      fit.page(seed.truth(), Corpus.names(seed));
    }
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    for (int i = 0; i <= seeds; i++) {
      List<GoldPage> drawn = i == 0 ? pages : new Renamer(100 + i).rename(pages);
      drawn.forEach(page -> fit.page(page, GoldNames.of(page)));
    }
    fit.write(Path.of(args[0]), fit.solve());
  }

  /** Climbs the likelihood, each weight at a rate of its own (Adagrad). */
  private double[] solve() {
    int n = NameFeature.values().length;
    double[] weights = new double[n];
    double[] squares = new double[n];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double[] slope = new double[n];
      double likelihood = 0;
      for (Question question : questions) {
        likelihood += add(question, weights, slope);
      }
      for (int f = 0; f < n; f++) {
        double toward = slope[f] - PENALTY * weights[f];
        squares[f] += toward * toward;
        weights[f] += squares[f] == 0 ? 0 : RATE * toward / Math.sqrt(squares[f] / (epoch + 1));
      }
      if (epoch % 100 == 99) {
        System.out.printf("%d questions, log likelihood %.1f%n", questions.size(), likelihood);
      }
    }
    return weights;
  }

  private static double add(Question question, double[] weights, double[] slope) {
    double[] odds = new double[question.ends().size()];
    double sum = 1;
    for (int k = 0; k < odds.length; k++) {
      double[] features = question.ends().get(k);
      double score = 0;
      for (int f = 0; f < features.length; f++) {
        score += weights[f] * features[f];
      }
      odds[k] = Math.exp(score);
      sum += odds[k];
    }
    for (int k = 0; k < odds.length; k++) {
      double error = (k == question.right() ? 1 : 0) - odds[k] / sum;
      double[] features = question.ends().get(k);
      for (int f = 0; f < features.length; f++) {
        slope[f] += error * features[f];
      }
    }
    return Math.log((question.right() < 0 ? 1 : odds[question.right()]) / sum);
  }

  private void write(Path file, double[] weights) throws IOException {
    List<String> lines = new ArrayList<>();
    Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("#"))
        .forEach(lines::add);
    NameFeature[] features = NameFeature.values();
    for (int f = 0; f < features.length; f++) {
      lines.add("%s %.2f".formatted(features[f], weights[f]));
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  private void page(GoldPage page, GoldNames names) {
    Set<String> persons = new HashSet<>();
    names.wanted().getOrDefault(Marked.Type.PERSON, Set.of()).forEach(persons::addAll);
    Transcription foreign = new Transcription();
    for (GoldItem item : page.items()) {
      Article article = GoldArticles.article(item);
      for (Reading reading : reader.read(article)) {
        read(persons, foreign, reading);
      }
    }
  }

  private void read(Set<String> persons, Transcription foreign, Reading reading) {
    for (Passage passage : reading.passages()) {
      Documents.find(passage);
      Dates.find(passage);
    }
    Offices offices = new Offices(new LeftEdge(WORDS.regions()), WORDS.known());
    new Persons(offices, new Recorder(persons, foreign), foreign).find(reading);
  }

  private final class Recorder extends NameShape {

    private final Set<String> persons;
    private final Set<List<Object>> asked = new HashSet<>();

    Recorder(Set<String> persons, Transcription foreign) {
      super(WORDS.known(), foreign);
      this.persons = persons;
    }

    @Override
    Optional<Integer> undotted(
        Reading reading, Passage passage, int start, NameShape.Context context) {
      int limit = limit(passage, start);
      Optional<Integer> truth = Optional.empty();
      if (limit >= start + 2
          && passage.free(start, start + 2)
          && asked.add(List.of(passage.index(), start, context))) {
        List<double[]> candidates = new ArrayList<>();
        int right = -1;
        double[][] ends = ends(reading, passage, start, context);
        for (int end = start + 2; end <= limit; end++) {
          String name = passage.text().substring(start, end);
          if (persons.contains(name)) {
            right = end - start - 2;
          }
          candidates.add(ends[end - start - 2]);
        }
        questions.add(new Question(candidates, right));
      }
      for (int end = start + 2; end <= limit; end++) {
        truth = persons.contains(passage.text().substring(start, end)) ? Optional.of(end) : truth;
      }
      return truth;
    }
  }
}
