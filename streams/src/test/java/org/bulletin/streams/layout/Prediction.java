package org.bulletin.streams.layout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.Position;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;

/**
 * What was made of an article of a page, as far as it is scored. Texts are as printed; the score
 * squeezes them.
 *
 * @param teaser whether it is a headline without a body
 * @param headline its parts, in order
 * @param authors their names
 * @param paragraphs in reading order
 * @param continuedOn label of the page that a jump line sends the reader to
 * @param newspaper title; empty if none was found
 * @param published ISO date or month; empty if none was found
 * @param entities what it names
 */
public record Prediction(
    boolean teaser,
    List<String> headline,
    Set<String> authors,
    List<Paragraph> paragraphs,
    Optional<String> continuedOn,
    String newspaper,
    String published,
    List<Named> entities) {

  /**
   * A paragraph.
   *
   * @param aside whether it is no part of the body: a caption or an attribution
   */
  public record Paragraph(boolean aside, String text) {}

  /**
   * An entity.
   *
   * @param positions of a person, as printed
   * @param mentions the printed forms; where there are none, the name counts
   */
  public record Named(
      Marked.Type type, String name, List<String> positions, List<String> mentions) {

    public Named {
      positions = List.copyOf(positions);
      mentions = List.copyOf(mentions);
    }
  }

  public Prediction {
    headline = List.copyOf(headline);
    authors = Set.copyOf(authors);
    paragraphs = List.copyOf(paragraphs);
    entities = List.copyOf(entities);
  }

  /** What a splitter made. */
  public static Prediction of(CutArticle article) {
    return new Prediction(
        article.kind() == Splitting.Kind.TEASER,
        article.headline().stream().map(Splitting.Text::text).toList(),
        article.authors().stream().map(Splitting.Author::name).collect(Collectors.toSet()),
        article.paragraphs().stream()
            .map(p -> new Paragraph(aside(p.kind()), p.text().text()))
            .toList(),
        article.continuedOn(),
        "",
        "",
        List.of());
  }

  /** What the pipeline published. */
  public static Prediction of(EnrichedArticle enriched) {
    return of(enriched.getArticle(), enriched.getEntities());
  }

  /** What an entity finder made of an article whose context is set. */
  public static Prediction of(Article article, List<Entity> entities) {
    Context context = article.getContext();
    return new Prediction(
        article.getKind() == ArticleKind.TEASER,
        article.getHeadlineLines().stream().map(HeadlineLine::getText).toList(),
        article.getAuthors().stream()
            .map(org.bulletin.schemas.Author::getName)
            .collect(Collectors.toSet()),
        article.getParagraphs().stream()
            .map(p -> new Paragraph(aside(p.getKind()), p.getText()))
            .toList(),
        article.getContinuedOnPage(),
        value(context.getNewspaper()),
        value(context.getIssueDate()),
        entities.stream().flatMap(Prediction::named).toList());
  }

  private static String value(Optional<Inference> inference) {
    return inference.map(Inference::getValue).orElse("");
  }

  private static boolean aside(Splitting.ParagraphKind kind) {
    return kind == Splitting.ParagraphKind.CAPTION || kind == Splitting.ParagraphKind.ATTRIBUTION;
  }

  private static boolean aside(ParagraphKind kind) {
    return kind == ParagraphKind.CAPTION || kind == ParagraphKind.ATTRIBUTION;
  }

  private static Stream<Named> named(Entity entity) {
    if (entity.getType() == EntityType.UNKNOWN) {
      return Stream.empty();
    }
    return Stream.of(
        new Named(
            Marked.Type.valueOf(entity.getType().name()),
            entity.getName(),
            entity.getPositions().stream().map(Position::getText).toList(),
            entity.getMentions().stream().map(Mention::getText).toList()));
  }
}
