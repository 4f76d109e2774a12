package org.bulletin.streams.topology;

import java.util.List;
import java.util.Optional;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.Text;

/**
 * What a page becomes that cannot be split: one article with all its text, so that none is lost.
 */
final class Unsplit {

  private Unsplit() {}

  static Splitting splitting(PageText page) {
    if (page.text().isBlank()) {
      return new Splitting(List.of(), List.of());
    }
    Text all = new Text(page.text(), List.of(new Range(0, page.text().length())));
    return new Splitting(
        List.of(
            new CutArticle(
                Kind.UNSPLIT,
                List.of(),
                List.of(),
                List.of(new Paragraph(ParagraphKind.BODY, all)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0)),
        List.of());
  }
}
