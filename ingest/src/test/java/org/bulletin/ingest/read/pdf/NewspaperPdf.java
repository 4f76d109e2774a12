package org.bulletin.ingest.read.pdf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bulletin.ingest.read.pdf.PdfPages.Placed;
import org.bulletin.ingest.read.pdf.PdfPages.Sheet;

/**
 * Sets pages whose items are known (gold pages of the splitter's tests) as a newspaper does: five
 * columns, articles side by side, each with its headline over its columns and its text flowing
 * through them. Drawn row by row across all columns, so that an extraction in the order of drawing
 * mixes the articles.
 *
 * <p>As a program: {@code NewspaperPdf FOLDER GOLD.json…} writes a PDF of each page to a folder.
 */
public final class NewspaperPdf {

  private static final int COLUMNS = 5;
  private static final float BODY = 9;
  private static final float LEADING = 1.4f * BODY;
  private static final float COLUMN = 16 * BODY;
  private static final float GUTTER = 14;
  private static final float MARGIN = 40;
  private static final float HEADLINE = 20;
  private static final float DECK = 13;
  private static final float GAP = 18;

  /** Characters of a column of a usual height. */
  private static final int CHARACTERS_A_COLUMN = 260;

  private final Sheet sheet;
  private float shelf = MARGIN;
  private float shelfHeight;
  private int column;

  private NewspaperPdf(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Writes the PDFs of gold pages. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (int i = 1; i < args.length; i++) {
      JsonNode gold = new ObjectMapper().readTree(Path.of(args[i]).toFile());
      String name = gold.path("page").asText().replace(".txt", "") + ".pdf";
      Files.write(folder.resolve(name), of(gold));
    }
  }

  /** The PDF of a gold page. */
  static byte[] of(JsonNode gold) {
    float width = 2 * MARGIN + COLUMNS * COLUMN + (COLUMNS - 1) * GUTTER;
    NewspaperPdf page = new NewspaperPdf(PdfPages.page(width, 4000));
    page.masthead(strings(gold.path("masthead")));
    gold.path("items").forEach(page::item);
    return PdfPages.pdf(page.sheet.rowByRow());
  }

  private void masthead(List<String> lines) {
    float x = MARGIN;
    for (String line : lines) {
      sheet.line(x, shelf, BODY, line);
      x += (line.length() + 3) * BODY;
    }
    shelf += GAP + BODY;
  }

  private void item(JsonNode item) {
    List<String> body = new ArrayList<>();
    strings(item.path("byline")).forEach(line -> body.add("\u0000" + line));
    for (String paragraph : strings(item.path("body"))) {
      body.add(
          paragraph.startsWith("## ")
              ? "\u0000" + paragraph.substring(3)
              : "\u3000\u3000" + paragraph);
    }
    strings(item.path("attribution")).forEach(line -> body.add("\u0000" + line));
    strings(item.path("signature")).forEach(line -> body.add("\u0000" + line));
    String jump = item.path("jump").asText("");
    if (!jump.isEmpty()) {
      body.add("\u0000" + jump);
    }
    int characters = body.stream().mapToInt(String::length).sum();
    int wide = Math.max(1, Math.min(COLUMNS, Math.round((float) characters / CHARACTERS_A_COLUMN)));
    place(item, body, wide);
  }

  private void place(JsonNode item, List<String> body, int wide) {
    if (column + wide > COLUMNS) {
      shelf += shelfHeight + GAP;
      shelfHeight = 0;
      column = 0;
    }
    float x = MARGIN + column * (COLUMN + GUTTER);
    float width = wide * COLUMN + (wide - 1) * GUTTER;
    float y = shelf;
    List<String> titles = strings(item.path("headline"));
    int shortest = titles.stream().mapToInt(String::length).min().orElse(0);
    for (String title : titles) {
      float size = title.length() == shortest ? HEADLINE : DECK;
      Placed lines = new Placed(x, y, size, width, title, false);
      sheet.put(lines);
      y += lines.lines().size() * 1.4f * size + 2;
    }
    y = flow(body, wide, x, y);
    for (String caption : strings(item.path("caption"))) {
      Placed lines = new Placed(x, y + GAP / 2, BODY - 1, width, caption, false);
      sheet.put(lines);
      y += lines.lines().size() * LEADING + GAP / 2;
    }
    shelfHeight = Math.max(shelfHeight, y - shelf);
    column += wide;
  }

  private float flow(List<String> body, int wide, float x, float y) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : body) {
      lines.addAll(new Placed(0, 0, BODY, COLUMN, paragraph.replace("\u0000", ""), false).lines());
    }
    int perColumn = Math.max(1, (lines.size() + wide - 1) / wide);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int indent = line.length() - line.stripLeading().length();
      int at = i / perColumn;
      float left = x + at * (COLUMN + GUTTER) + indent * BODY;
      sheet.line(left, y + i % perColumn * LEADING, BODY, line.strip());
    }
    return y + perColumn * LEADING;
  }

  /** A list or a single text, without the marks of names. */
  private static List<String> strings(JsonNode node) {
    if (node.isTextual()) {
      return List.of(plain(node.asText()));
    }
    return StreamSupport.stream(node.spliterator(), false)
        .map(JsonNode::asText)
        .map(NewspaperPdf::plain)
        .toList();
  }

  private static String plain(String marked) {
    return marked.replaceAll("⟦[A-Z]:|⟧", "");
  }
}
