package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.HeadlineLine;

/**
 * The texts of an article, in slices that are read one by one, as some rules compare every name
 * with the whole text: so the time for an article never grows faster than its length. Only a text
 * too long to be an article has several.
 */
final class Slices {

  /** In UTF-16 code units; printed pages, all their articles together, have up to 10 000. */
  static final int LONGEST = 12_000;

  private final List<List<Passage>> slices = new ArrayList<>();
  private List<Passage> slice = new ArrayList<>();
  private int length;

  private Slices() {}

  /** Returns the passages of each slice, at most {@link #LONGEST} together; the headline first. */
  static List<List<Passage>> of(Article article) {
    Slices slices = new Slices();
    String headline =
        article.getHeadlineLines().stream()
            .map(HeadlineLine::getText)
            .collect(Collectors.joining(" "));
    if (!headline.isBlank()) {
      slices.add(Passage.HEADLINE, headline);
    }
    for (int i = 0; i < article.getParagraphs().size(); i++) {
      slices.add(i, article.getParagraphs().get(i).getText());
    }
    slices.close();
    return slices.slices;
  }

  private void add(int index, String text) {
    int start = 0;
    while (text.length() - start > LONGEST) {
      int end = sentenceEnd(text, start, start + LONGEST);
      add(index, start, text.substring(start, end));
      start = end;
    }
    add(index, start, text.substring(start));
  }

  private void add(int index, int offset, String text) {
    if (length + text.length() > LONGEST || slice.size() == LONGEST) {
      close();
    }
    slice.add(new Passage(index, offset, text));
    length += text.length();
  }

  private void close() {
    if (!slice.isEmpty()) {
      slices.add(slice);
      slice = new ArrayList<>();
      length = 0;
    }
  }

  /** Where the last sentence ends in the second half of a stretch, else the stretch's own end. */
  private static int sentenceEnd(String text, int start, int end) {
    for (int i = end; i > start + LONGEST / 2; i--) {
      if ("。！？；\n".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return end;
  }
}
