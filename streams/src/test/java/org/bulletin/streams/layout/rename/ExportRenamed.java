package org.bulletin.streams.layout.rename;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.Cuttings;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.GoldWriter;

/**
 * Writes renamed pages to a folder, for each seed and page: {@code gold/SSS-page.json} in the score
 * script's form, {@code pages/SSS-page.txt}, and a line an article in {@code articles.jsonl}: the
 * perfectly cut articles as documents without entities.
 *
 * <pre>ExportRenamed FOLDER [first seed] [seeds] [all|withheld]</pre>
 */
public final class ExportRenamed {

  private final ObjectMapper json = new ObjectMapper();
  private final GoldWriter writer = new GoldWriter();
  private final StringBuilder documents = new StringBuilder();

  private ExportRenamed() {}

  /** Writes the pages. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: ExportRenamed FOLDER [first seed] [seeds] [all|withheld]");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int seeds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    boolean withheld = args.length > 3 && args[3].equals("withheld");
    ExportRenamed export = new ExportRenamed();
    Files.createDirectories(folder.resolve("gold"));
    Files.createDirectories(folder.resolve("pages"));
    for (long seed = first; seed < first + seeds; seed++) {
      for (GoldPage page :
          new Renamer(seed).rename(withheld ? Corpus.withheld().pages() : Corpus.authored())) {
        export.write(folder, page, "%03d-%s".formatted(seed, page.name()));
      }
    }
    Files.writeString(folder.resolve("articles.jsonl"), export.documents);
  }

  private void write(Path folder, GoldPage page, String name) throws IOException {
    GoldPage named =
        new GoldPage(
            name,
            page.newspaper(),
            page.issued(),
            page.home(),
            page.masthead(),
            page.labels(),
            page.items());
    Files.writeString(
        folder.resolve("gold").resolve(name + ".json"), writer.write(named, Set.of()));
    Files.writeString(folder.resolve("pages").resolve(name + ".txt"), Cuttings.text(named));
    for (GoldItem item : named.items()) {
      documents.append(json.writeValueAsString(document(name, item))).append('\n');
    }
  }

  private ObjectNode document(String page, GoldItem item) {
    ObjectNode document = json.createObjectNode();
    document.put("source", page + ".txt");
    document.put("kind", item.kind().name());
    ArrayNode headline = document.putArray("headline_lines");
    item.headline().forEach(part -> headline.add(part.text()));
    ArrayNode authors = document.putArray("authors");
    item.authors().forEach(author -> authors.addObject().put("name", author));
    ArrayNode paragraphs = document.putArray("paragraphs");
    item.body()
        .forEach(p -> add(paragraphs, p.heading() ? "SECTION_HEADING" : "BODY", p.text().text()));
    item.captions().forEach(caption -> add(paragraphs, "CAPTION", caption.text()));
    item.attribution().ifPresent(line -> add(paragraphs, "ATTRIBUTION", line));
    item.continuedOn().ifPresent(jump -> document.put("continued_on_page", jump.page()));
    return document;
  }

  private static void add(ArrayNode paragraphs, String kind, String text) {
    paragraphs.addObject().put("kind", kind).put("text", text);
  }
}
