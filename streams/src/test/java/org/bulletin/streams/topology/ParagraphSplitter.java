package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.Text;

/** Makes an article of each line; cannot take a page that says so. */
final class ParagraphSplitter implements Splitter {

  static final String POISON = "毒";

  private static final Pattern LINE = Pattern.compile("[^\n]+");

  @Override
  public Splitting split(PageText page) {
    if (page.text().contains(POISON)) {
      throw new IllegalStateException("poison");
    }
    List<CutArticle> articles = new ArrayList<>();
    Matcher line = LINE.matcher(page.text());
    while (line.find()) {
      Text text = new Text(line.group(), List.of(new Range(line.start(), line.end())));
      articles.add(
          new CutArticle(
              Kind.ARTICLE,
              List.of(),
              List.of(),
              List.of(new Paragraph(ParagraphKind.BODY, text)),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              1));
    }
    return new Splitting(articles, List.of());
  }

  @Override
  public String version() {
    return "test";
  }
}
