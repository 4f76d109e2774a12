package org.bulletin.streams.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.Cuttings;
import org.bulletin.streams.layout.GoldNames;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Hits;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.Score;
import org.bulletin.streams.layout.rename.Renamer;

/**
 * Fits the weights of {@link NameChoice} to gold pages: logistic regression over all candidates of
 * the printed pages and of the authored pages that are not withheld, these also with other names.
 * With folds it first tells how well pages are read that were left out of the fitting.
 *
 * <pre>FitChoice WEIGHTS.TXT [folds] [renamings]</pre>
 */
public final class FitChoice {

  /** Names of printed pages are those of text files. */
  private static final String PRINTED = ".txt";

  private static final List<EntityType> TYPES =
      List.of(EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT);
  private static final List<Newspaper> NEWSPAPERS =
      List.of(
          new Newspaper("青浦报", "青浦区", "上海市", List.of("qpb")),
          new Newspaper("嘉定报", "嘉定区", "上海市", List.of("jdb")));

  private static final String HEADER =
      "# How much each trait speaks for a name: type, trait, value, weight. Written by FitChoice (test"
          + " tree), fitted to the printed pages and the authored pages that are not withheld.";

  private final List<Page> pages = new ArrayList<>();

  private FitChoice() {}

  /** A page with its examples, and the page that it is a renaming of. */
  private record Page(
      String of,
      boolean original,
      GoldPage truth,
      GoldNames names,
      String text,
      Examples examples) {

    boolean printed() {
      return of.endsWith(PRINTED);
    }
  }

  public static void main(String[] args) throws IOException {
    int folds = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    int renamings = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    FitChoice fit = new FitChoice();
    fit.read(renamings);
    if (folds > 1) {
      fit.crossValidate(folds);
    }
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(fit(fit.pages));
    Files.write(Path.of(args[0]), lines, StandardCharsets.UTF_8);
  }

  private void read(int renamings) {
    ExampleReader reader = new ExampleReader();
    for (KnownPage seed : Corpus.seeds()) {
      GoldNames names = Corpus.names(seed);
      Examples examples = reader.listed(seed.truth(), names);
      pages.add(new Page(seed.truth().name(), true, seed.truth(), names, seed.text(), examples));
    }
    List<GoldPage> seen =
        Corpus.training().pages().stream().filter(page -> !page.name().endsWith(PRINTED)).toList();
    for (int i = 0; i <= renamings; i++) {
      for (GoldPage page : seen) {
        GoldPage named = i == 0 ? page : new Renamer(i).rename(page);
        Examples examples = reader.marked(named);
        GoldNames names = GoldNames.of(named);
        pages.add(new Page(page.name(), i == 0, named, names, Cuttings.text(named), examples));
      }
    }
  }

  private void crossValidate(int folds) {
    List<String> names = pages.stream().map(Page::of).distinct().toList();
    List<Score.Compared> printed = new ArrayList<>();
    List<Score.Compared> authored = new ArrayList<>();
    for (int left = 0; left < folds; left++) {
      int fold = left;
      List<Page> others =
          pages.stream().filter(page -> names.indexOf(page.of()) % folds != fold).toList();
      EntityFinder finder =
          new BulletinEntityFinder(NEWSPAPERS, Overrides.none(), NameWeights.of(fit(others)));
      for (Page page : pages) {
        if (page.original() && names.indexOf(page.of()) % folds == fold) {
          (page.printed() ? printed : authored)
              .add(
                  new Score.Compared(
                      page.truth(),
                      page.names(),
                      Cuttings.predictions(page.truth(), page.text(), finder)));
        }
      }
    }
    print("printed, left out", printed);
    print("authored, left out", authored);
  }

  private static void print(String what, List<Score.Compared> pages) {
    Map<String, Hits> figures = Score.entities(pages);
    for (EntityType type : TYPES) {
      Hits hits = figures.get(type.name());
      System.out.printf(
          "%s %s %.3f (precision %.3f, recall %.3f)%n",
          what, type, hits.f1(), hits.precision(), hits.recall());
    }
  }

  private static List<String> fit(Collection<Page> from) {
    NameRegression regression = new NameRegression();
    for (Page page : from) {
      page.examples().texts().forEach(text -> regression.add(text, page.of()));
    }
    return regression.fit().entrySet().stream()
        .map(entry -> "%s\t%.3f".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }
}
