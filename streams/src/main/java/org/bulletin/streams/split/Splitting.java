package org.bulletin.streams.split;

import java.util.List;
import java.util.Optional;

/**
 * A page, cut up.
 *
 * @param articles in page order: by the first character of each
 * @param leftovers text that belongs to no article: labels of columns, furniture of the page
 */
public record Splitting(List<CutArticle> articles, List<RoleText> leftovers) {

  public Splitting {
    articles = List.copyOf(articles);
    leftovers = List.copyOf(leftovers);
  }

  /** What was cut out. */
  public enum Kind {
    ARTICLE,
    /** A picture with a text of its own and no other article. */
    PHOTO_NEWS,
    /** A headline whose body is on another page. */
    TEASER,
    /** A quotation in a box. */
    QUOTE,
    /** A page that could not be split. */
    UNSPLIT
  }

  /** What a paragraph is. */
  public enum ParagraphKind {
    BODY,
    SECTION_HEADING,
    CAPTION,
    ATTRIBUTION
  }

  /**
   * An article.
   *
   * @param headline the parts of the title in the order of the page's text, wrapped lines joined
   * @param paragraphs in reading order, lines and columns joined, otherwise as printed
   * @param others bylines, signatures and jump lines
   * @param continuedOn label of the page that a jump line sends the reader to, digits only
   * @param continuedFrom label of the page that the article comes from, digits only
   * @param confidence 0 to 1: of articles above 0.9, nine in ten are exact
   */
  public record CutArticle(
      Kind kind,
      List<Text> headline,
      List<Author> authors,
      List<Paragraph> paragraphs,
      List<RoleText> others,
      Optional<String> continuedOn,
      Optional<String> continuedFrom,
      double confidence) {

    public CutArticle {
      headline = List.copyOf(headline);
      authors = List.copyOf(authors);
      paragraphs = List.copyOf(paragraphs);
      others = List.copyOf(others);
    }
  }

  /**
   * A text and where it is printed, in reading order.
   *
   * @param ranges in reading order, which need not be page order
   */
  public record Text(String text, List<Range> ranges) {

    public Text {
      ranges = List.copyOf(ranges);
    }
  }

  /** A paragraph. */
  public record Paragraph(ParagraphKind kind, Text text) {}

  /**
   * Who wrote an article.
   *
   * @param role as printed: 记者, 通讯员, 撰稿; may be empty
   * @param ranges where the name is printed; inside a byline, a signature or a dateline, so that
   *     these ranges are the only ones that another text may cover too
   */
  public record Author(String name, String role, List<Range> ranges) {

    public Author {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * Text with a role.
   *
   * @param role {@code byline}, {@code signature}, {@code jump}; of leftovers {@code label}, {@code
   *     furniture}
   */
  public record RoleText(String role, Text text) {}
}
