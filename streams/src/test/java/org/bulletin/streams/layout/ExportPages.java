package org.bulletin.streams.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bulletin.streams.layout.Readings.Doubt;

/**
 * Writes pages laid out again to a folder: {@code pages/NNNNN.txt} and {@code gold/NNNNN.json},
 * which any splitter can be scored with, in whatever language.
 *
 * <pre>ExportPages FOLDER [seed] [count] [training|withheld]</pre>
 */
public final class ExportPages {

  private ExportPages() {}

  /** Writes the pages and prints what they are like. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: ExportPages FOLDER [seed] [count] [training|withheld]");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    boolean training = args.length > 3 && args[3].equals("training");
    Corpus corpus = training ? Corpus.training() : Corpus.withheld();
    export(new PageLayout(corpus, seed), count, folder);
  }

  private static void export(PageLayout layout, int count, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("pages"));
    Files.createDirectories(folder.resolve("gold"));
    GoldWriter writer = new GoldWriter();
    Map<Trait, Integer> traits = new EnumMap<>(Trait.class);
    Map<Doubt, Integer> doubts = new EnumMap<>(Doubt.class);
    for (int number = 0; number < count; number++) {
      KnownPage page = draw(layout, number, doubts);
      String name = page.truth().name();
      Files.writeString(folder.resolve("pages").resolve(name + ".txt"), page.text());
      Files.writeString(
          folder.resolve("gold").resolve(name + ".json"),
          writer.write(page.truth(), page.traits()));
      page.traits().forEach(trait -> traits.merge(trait, 1, Integer::sum));
    }
    System.out.println("pages " + count + ", rejected " + doubts);
    traits.forEach(
        (trait, pages) -> System.out.printf("%-22s %5.1f %%%n", trait, 100.0 * pages / count));
  }

  private static KnownPage draw(PageLayout layout, int number, Map<Doubt, Integer> doubts) {
    for (int attempt = 0; ; attempt++) {
      PageLayout.Drawn drawn = layout.draw(number, attempt);
      Optional<Doubt> doubt = drawn.doubt();
      if (doubt.isEmpty()) {
        return drawn.page();
      }
      doubts.merge(doubt.get(), 1, Integer::sum);
    }
  }
}
