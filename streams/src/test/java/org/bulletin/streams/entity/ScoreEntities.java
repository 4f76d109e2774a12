package org.bulletin.streams.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Hits;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.layout.Prediction;
import org.bulletin.streams.layout.Score;
import org.bulletin.streams.layout.rename.Renamer;

/**
 * Prints figures of the entity finder on perfectly cut pages, and what it missed or invented.
 *
 * <pre>ScoreEntities [-errors] [-renamed SEEDS] printed | training | withheld | FILE…</pre>
 *
 * <p>Errors on withheld pages are never printed.
 */
public final class ScoreEntities {

  private static final int AROUND = 22;

  private ScoreEntities() {}

  /** Prints. */
  public static void main(String[] args) throws IOException {
    boolean errors = false;
    int seeds = 0;
    List<GoldPage> pages = new ArrayList<>();
    List<Score.Compared> compared = new ArrayList<>();
    Set<String> withheld = new LinkedHashSet<>();
    Corpus.withheld().pages().forEach(page -> withheld.add(page.name()));
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "-errors" -> errors = true;
        case "-renamed" -> seeds = Integer.parseInt(args[++i]);
        case "printed" -> compared.addAll(GoldArticles.printed());
        case "withheld" -> pages.addAll(Corpus.withheld().pages());
        case "training" -> pages.addAll(GoldArticles.training());
        default -> pages.add(GoldArticles.file(Path.of(args[i])));
      }
    }
    if (seeds == 0) {
      compared.addAll(GoldArticles.marked(pages));
    }
    for (long seed = 1; seed <= seeds; seed++) {
      compared.addAll(GoldArticles.marked(new Renamer(seed).rename(pages)));
    }
    if (errors) {
      compared.stream()
          .filter(page -> !withheld.contains(page.truth().name()))
          .forEach(ScoreEntities::errors);
    }
    for (Map.Entry<String, Hits> figure : Score.entities(compared).entrySet()) {
      Hits hits = figure.getValue();
      System.out.printf(
          "%-16s F1 %.3f  precision %.3f  recall %.3f  (%d)%n",
          figure.getKey(), hits.f1(), hits.precision(), hits.recall(), hits.wanted());
    }
  }

  private static void errors(Score.Compared page) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> foundPairs = new LinkedHashSet<>();
    for (Prediction article : page.predicted()) {
      for (Prediction.Named entity : article.entities()) {
        if (entity.type() == Marked.Type.PERSON) {
          for (String form : entity.mentions()) {
            found.add(form.replace(" ", ""));
            entity.positions().forEach(p -> foundPairs.add(pair(form, p)));
          }
        }
      }
    }
    Set<String> wanted = new LinkedHashSet<>();
    page.names().wanted().getOrDefault(Marked.Type.PERSON, Set.of()).forEach(wanted::addAll);
    Set<String> wantedPairs = new LinkedHashSet<>();
    page.names()
        .pairs()
        .forEach(forms -> forms.forEach(p -> wantedPairs.add(pair(p.person(), p.position()))));
    Set<String> ignored = page.names().ignored().getOrDefault(Marked.Type.PERSON, Set.of());
    System.out.println("== " + page.truth().name());
    missing("missed person", wanted, found, page);
    Set<String> wrong = new LinkedHashSet<>(found);
    wrong.removeAll(ignored);
    missing("false person", wrong, wanted, page);
    missing("missed office", wantedPairs, foundPairs, page);
    foundPairs.removeIf(pair -> pair.matches(".*(记者|撰稿|通讯员|摄影|作者|领导).*"));
    missing("false office", foundPairs, wantedPairs, page);
  }

  private static String pair(String person, String position) {
    return person.replace(" ", "") + "｜" + position.replace(" ", "");
  }

  private static void missing(
      String what, Set<String> wanted, Set<String> found, Score.Compared page) {
    for (String name : wanted) {
      if (!found.contains(name)) {
        System.out.println(what + " " + name + ": " + context(page, name));
      }
    }
  }

  private static String context(Score.Compared page, String name) {
    String[] parts = name.split("｜", -1);
    List<String> texts =
        page.truth().items().stream().flatMap(item -> item.texts().map(Marked::text)).toList();
    for (String sought : parts.length == 2 ? List.of(parts[1], parts[0]) : List.of(parts[0])) {
      for (boolean both : new boolean[] {true, false}) {
        for (String text : texts) {
          int at = text.indexOf(sought);
          if (at >= 0 && (!both || text.contains(parts[0]))) {
            int end = Math.min(text.length(), at + sought.length() + AROUND);
            return text.substring(Math.max(0, at - AROUND), end);
          }
        }
      }
    }
    return "";
  }
}
