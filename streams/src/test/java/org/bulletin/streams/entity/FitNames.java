package org.bulletin.streams.entity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Writes what {@code name-weights.txt} is fitted to: a line for every place where the finder asks
 * whether a name stands there, with the right answer and the features of every answer.
 *
 * <pre>FitNames OUTPUT SEEDS FILE…</pre>
 *
 * <p>Taken are the printed pages, the authored ones that are not withheld, and the files, each also
 * with other names. A line: page, index of the right end or -1, then an end each: features, blank
 * between, ends separated by {@code |}.
 */
public final class FitNames {

  private final PrintStream out;
  private final ArticleReader reader = new ArticleReader(NameModel.load());

  private FitNames(PrintStream out) {
    this.out = out;
  }

  /** Writes. */
  public static void main(String[] args) throws IOException {
    try (PrintStream out = new PrintStream(args[0], StandardCharsets.UTF_8)) {
      FitNames fit = new FitNames(out);
      List<GoldPage> pages = new ArrayList<>(GoldArticles.training());
      for (int i = 2; i < args.length; i++) {
        pages.add(GoldArticles.file(Path.of(args[i])));
      }
      for (KnownPage seed : Corpus.seeds()) {
        fit.page(seed.truth(), Corpus.names(seed));
      }
      for (int i = 0; i <= Integer.parseInt(args[1]); i++) {
        List<GoldPage> drawn = i == 0 ? pages : new Renamer(100 + i).rename(pages);
        drawn.forEach(page -> fit.page(page, GoldNames.of(page)));
      }
    }
  }

  private void page(GoldPage page, GoldNames names) {
    Set<String> persons = new HashSet<>();
    names.wanted().getOrDefault(Marked.Type.PERSON, Set.of()).forEach(persons::addAll);
    Transcription foreign = new Transcription();
    for (GoldItem item : page.items()) {
      Article article = GoldArticles.article(item);
      for (Reading reading : reader.read(article)) {
        read(page.name(), persons, foreign, reading);
      }
    }
  }

  private void read(String page, Set<String> persons, Transcription foreign, Reading reading) {
    for (Passage passage : reading.passages()) {
      Documents.find(passage);
      Dates.find(passage);
    }
    Offices offices = new Offices(BulletinEntityFinder.edge(), BulletinEntityFinder.places());
    new Persons(offices, new Recorder(page, persons, foreign), foreign).find(reading);
  }

  private final class Recorder extends NameShape {

    private final String page;
    private final Set<String> persons;
    private final Set<List<Object>> asked = new HashSet<>();

    Recorder(String page, Set<String> persons, Transcription foreign) {
      super(BulletinEntityFinder.places(), foreign);
      this.page = page;
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
        StringBuilder line = new StringBuilder();
        int right = -1;
        double[][] ends = ends(reading, passage, start, context);
        for (int end = start + 2; end <= limit; end++) {
          String name = passage.text().substring(start, end);
          if (persons.contains(name)) {
            right = end - start - 2;
          }
          line.append('|');
          line.append(Arrays.toString(ends[end - start - 2]).replaceAll("[\\[\\],]", ""));
        }
        String text = passage.text().substring(start, Math.min(start + 7, passage.length()));
        out.println(page + " " + context + "_" + text.replace(" ", "_") + " " + right + line);
      }
      for (int end = start + 2; end <= limit; end++) {
        truth = persons.contains(passage.text().substring(start, end)) ? Optional.of(end) : truth;
      }
      return truth;
    }
  }
}
