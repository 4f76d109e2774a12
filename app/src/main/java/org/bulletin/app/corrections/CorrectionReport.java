package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bulletin.app.cli.Table;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;

/** Corrections for the terminal and for programs. */
public final class CorrectionReport {

  private CorrectionReport() {}

  /**
   * A table, a line a correction.
   *
   * @param unfit the article_ids of those that do not fit their pages
   */
  public static Table table(Collection<Correction> corrections, Set<String> unfit) {
    Table table = new Table(List.of("article", "fits", "made at", "what"), List.of(48, 4, 24, 60));
    for (Correction correction : corrections) {
      String id = correction.getArticleId();
      table.add(
          List.of(
              id,
              unfit.contains(id) ? "no" : "yes",
              correction.getMadeAt().toString(),
              summary(correction)));
    }
    return table;
  }

  /** A correction as one JSON object; what it does not change is null or empty. */
  public static ObjectNode json(Correction correction, Set<String> unfit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("article_id", correction.getArticleId());
    json.put("page_id", correction.getPageId());
    json.putNull("headline_lines");
    correction
        .getHeadlineLines()
        .ifPresent(lines -> lines.forEach(json.putArray("headline_lines")::add));
    json.putNull("authors");
    correction
        .getAuthors()
        .ifPresent(
            authors -> {
              ArrayNode array = json.putArray("authors");
              authors.forEach(
                  a -> array.addObject().put("name", a.getName()).put("role", a.getRole()));
            });
    correction.getMergeWith().forEach(json.putArray("merge_with")::add);
    ArrayNode splits = json.putArray("split_at");
    correction
        .getSplitAt()
        .forEach(
            point ->
                splits
                    .addObject()
                    .put("paragraph", point.getParagraph())
                    .put("beginning", point.getBeginning()));
    json.put("note", correction.getNote());
    json.put("made_at", correction.getMadeAt().toString());
    json.put("fits", !unfit.contains(correction.getArticleId()));
    return json;
  }

  private static String summary(Correction correction) {
    List<String> parts = new ArrayList<>();
    correction
        .getHeadlineLines()
        .ifPresent(lines -> parts.add("headline: " + String.join(" ", lines)));
    correction.getAuthors().ifPresent(authors -> parts.add("authors: " + names(authors)));
    correction.getMergeWith().forEach(other -> parts.add("merged with " + other));
    correction.getSplitAt().forEach(point -> parts.add("split before " + point.getBeginning()));
    if (!correction.getNote().isEmpty()) {
      parts.add("note: " + correction.getNote());
    }
    return String.join("; ", parts);
  }

  private static String names(List<CorrectedAuthor> authors) {
    return authors.stream().map(CorrectedAuthor::getName).collect(Collectors.joining(", "));
  }
}
