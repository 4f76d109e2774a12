package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bulletin.ingest.read.PrintedCharacters;

/**
 * The table (TSV) that tesseract writes: a row for each block, paragraph, line and word, with its
 * box in pixels; words of Chinese are one character or some.
 */
final class TesseractTable {

  private static final String WORD = "5";

  /** Level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
  private static final int COLUMNS = 12;

  private static final int BLOCK = 2;
  private static final int LINE = 4;
  private static final int BOX = 6;
  private static final int CONFIDENCE = 10;
  private static final int TEXT = 11;

  /** Percent. What tesseract makes of pictures is mostly below, printed text mostly above 80. */
  private static final double LEAST_CONFIDENCE = 40;

  /** Taller than that, a line of several characters is a vertical one. */
  private static final float VERTICAL = 1.5f;

  /** In parts of the line's size. Boxes are those of the ink: beside punctuation gaps are wide. */
  private static final float WIDE_BLANK = 0.7f;

  private static final float NARROW_BLANK = 0.15f;

  private record Word(String text, float x, float y, float width, float height, double confidence) {

    float right() {
      return x + width;
    }

    float bottom() {
      return y + height;
    }
  }

  private TesseractTable() {}

  /**
   * The lines of a table, in its order.
   *
   * @param scale pixels a point
   */
  static List<List<PrintedLine>> blocks(String table, double scale) {
    Map<String, Map<String, List<Word>>> blocks = new LinkedHashMap<>();
    table
        .lines()
        .map(row -> row.split("\t", COLUMNS))
        .filter(row -> row.length == COLUMNS && row[0].equals(WORD))
        .filter(row -> !PrintedCharacters.of(row[TEXT]).isBlank())
        .forEach(
            row ->
                blocks
                    .computeIfAbsent(row[BLOCK], block -> new LinkedHashMap<>())
                    .computeIfAbsent(row[LINE - 1] + " " + row[LINE], line -> new ArrayList<>())
                    .add(word(row, scale)));
    List<List<PrintedLine>> read = new ArrayList<>();
    for (Map<String, List<Word>> block : blocks.values()) {
      List<PrintedLine> lines =
          block.values().stream().filter(TesseractTable::isText).map(TesseractTable::line).toList();
      if (!lines.isEmpty()) {
        read.add(lines);
      }
    }
    return read;
  }

  private static Word word(String[] row, double scale) {
    return new Word(
        PrintedCharacters.of(row[TEXT].strip()),
        points(row[BOX], scale),
        points(row[BOX + 1], scale),
        points(row[BOX + 2], scale),
        points(row[BOX + 3], scale),
        Double.parseDouble(row[CONFIDENCE]));
  }

  private static boolean isText(List<Word> words) {
    return words.stream().mapToDouble(Word::confidence).average().orElse(0) >= LEAST_CONFIDENCE;
  }

  private static PrintedLine line(List<Word> words) {
    float x = min(words, Word::x);
    float y = min(words, Word::y);
    float width = -min(words, word -> -word.right()) - x;
    float height = -min(words, word -> -word.bottom()) - y;
    boolean vertical = height > VERTICAL * width && words.size() > 1;
    float size = Math.min(width, height);
    return new PrintedLine(text(words, vertical, size), x, y, width, height, size, vertical);
  }

  private static String text(List<Word> words, boolean vertical, float size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (i > 0) {
        Word before = words.get(i - 1);
        float gap = vertical ? word.y() - before.bottom() : word.x() - before.right();
        int last = before.text().codePointBefore(before.text().length());
        int next = word.text().codePointAt(0);
        boolean narrow = !Wide.is(last) && !Wide.is(next);
        boolean blank = gap > (narrow ? NARROW_BLANK : WIDE_BLANK) * size;
        if (blank && (narrow || (isLetter(last) && isLetter(next)))) {
          text.append(' ');
        }
      }
      text.append(word.text());
    }
    return text.toString();
  }

  private static boolean isLetter(int c) {
    return Character.isLetterOrDigit(c);
  }

  private static float min(List<Word> words, ToDoubleFunction<Word> edge) {
    return (float) words.stream().mapToDouble(edge).min().orElseThrow();
  }

  private static float points(String pixels, double scale) {
    return (float) (Integer.parseInt(pixels) / scale);
  }
}
