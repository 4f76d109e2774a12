package org.bulletin.app.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.Position;
import org.bulletin.schemas.SourcePage;
import org.bulletin.streams.PageInspector.Inspection;
import picocli.CommandLine.Help.Ansi;

/** What became of a page, for a person at a terminal. */
public final class InspectionReport {

  private static final int HEADLINE = -1;

  private final Ansi ansi;

  /** A report with or without colours. */
  public InspectionReport(Ansi ansi) {
    this.ansi = ansi;
  }

  /** The report of a page, with a line end at its end. */
  public String of(Inspection inspection) {
    StringBuilder report = new StringBuilder();
    report.append(style("bold,underline", inspection.page().getPageId())).append('\n');
    inspection.articles().stream()
        .findFirst()
        .ifPresent(first -> report.append(context(first.getArticle())));
    for (EnrichedArticle article : inspection.articles()) {
      report.append('\n').append(article(article));
    }
    inspection
        .splitting()
        .leftovers()
        .forEach(
            leftover ->
                report
                    .append('\n')
                    .append(style("faint", leftover.role() + "  " + leftover.text().text().strip()))
                    .append('\n'));
    return report.append('\n').toString();
  }

  private String context(Article article) {
    return inferred("newspaper", article.getContext().getNewspaper())
        + inferred("district", article.getContext().getDistrict())
        + inferred("city", article.getContext().getCity())
        + inferred("issue date", article.getContext().getIssueDate());
  }

  private String inferred(String what, Optional<Inference> inference) {
    return inference
        .map(
            value ->
                style("faint", what + "  " + value.getValue() + " ← " + value.getInferredFrom())
                    + "\n")
        .orElse("");
  }

  private String article(EnrichedArticle enriched) {
    Article article = enriched.getArticle();
    StringBuilder text = new StringBuilder();
    text.append(
            style(
                "cyan",
                String.format(
                    "── %d  %s  confidence %.2f  %s",
                    article.getOrdinal(),
                    article.getKind(),
                    article.getConfidence(),
                    article.getArticleId())))
        .append('\n');
    for (HeadlineLine line : article.getHeadlineLines()) {
      text.append(style("bold", line.getText())).append('\n');
    }
    if (!article.getAuthors().isEmpty()) {
      text.append(
              article.getAuthors().stream()
                  .map(author -> (author.getRole() + " " + author.getName()).strip())
                  .collect(Collectors.joining("  ", "by ", "")))
          .append('\n');
    }
    for (int i = 0; i < article.getParagraphs().size(); i++) {
      text.append(paragraph(article.getParagraphs().get(i), i, enriched.getEntities()))
          .append('\n');
    }
    if (article.getSources().size() > 1) {
      text.append(
          article.getSources().stream()
              .map(SourcePage::getPageId)
              .collect(Collectors.joining(", ", "joined from ", "\n")));
    }
    article.getContinuedOnPage().ifPresent(page -> text.append("→ page " + page + "\n"));
    article.getContinuedFromPage().ifPresent(page -> text.append("← page " + page + "\n"));
    enriched.getEntities().forEach(entity -> text.append(entity(entity)));
    if (!enriched.getKeywords().isEmpty()) {
      text.append("keywords  ").append(String.join(" ", enriched.getKeywords())).append('\n');
    }
    return text.toString();
  }

  private String paragraph(Paragraph paragraph, int index, List<Entity> entities) {
    String text = marked(paragraph.getText(), index, entities);
    return switch (paragraph.getKind()) {
      case SECTION_HEADING -> style("bold", "## ") + text;
      case CAPTION -> style("faint", "[caption] ") + text;
      case ATTRIBUTION -> style("faint", "[attribution] ") + text;
      default -> "  " + text;
    };
  }

  private String marked(String text, int index, List<Entity> entities) {
    record Mark(Mention mention, Entity entity) {}
    List<Mark> marks = new ArrayList<>();
    for (Entity entity : entities) {
      for (Mention mention : entity.getMentions()) {
        if (mention.getParagraph() == index && index != HEADLINE) {
          marks.add(new Mark(mention, entity));
        }
      }
    }
    marks.sort(Comparator.comparingInt(mark -> mark.mention().getStart()));
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (Mark mark : marks) {
      if (mark.mention().getStart() >= at) {
        marked.append(text, at, mark.mention().getStart());
        at = mark.mention().getEnd();
        marked.append(style(colour(mark.entity()), text.substring(mark.mention().getStart(), at)));
      }
    }
    return marked.append(text.substring(at)).toString();
  }

  private String entity(Entity entity) {
    String positions =
        entity.getPositions().stream().map(Position::getText).collect(Collectors.joining("、"));
    String forms =
        entity.getMentions().stream()
            .map(Mention::getText)
            .distinct()
            .filter(form -> !form.equals(entity.getName()))
            .collect(Collectors.joining("、"));
    return String.format(
        "%-13s %s%s%s%s%n",
        entity.getType(),
        style(colour(entity), entity.getName()),
        positions.isEmpty() ? "" : "  " + positions,
        entity.getValue().map(value -> "  = " + value).orElse(""),
        forms.isEmpty() ? "" : "  (" + forms + ")");
  }

  private static String colour(Entity entity) {
    return switch (entity.getType()) {
      case PERSON -> "red";
      case ORGANIZATION -> "blue";
      case PLACE -> "green";
      case EVENT -> "magenta";
      case DOCUMENT -> "yellow";
      default -> "cyan";
    };
  }

  private String style(String styles, String text) {
    return ansi.enabled() && !text.isEmpty()
        ? Ansi.Style.on(Ansi.Style.parse(styles)) + text + Ansi.Style.off(Ansi.Style.parse(styles))
        : text;
  }
}
