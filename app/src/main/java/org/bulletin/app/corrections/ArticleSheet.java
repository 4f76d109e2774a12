package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An article for whoever is about to correct it: its paragraphs have their numbers. */
public final class ArticleSheet {

  private ArticleSheet() {}

  /**
   * The sheet of an article's document, with a line end after each line. {@code ##} marks section
   * headings; captions and attributions say that they are.
   */
  public static String of(ObjectNode document) {
    StringBuilder sheet = new StringBuilder();
    for (JsonNode line : document.path("headline_lines")) {
      sheet.append("headline  ").append(line.asText()).append('\n');
    }
    for (JsonNode author : document.path("authors")) {
      sheet
          .append("author    ")
          .append(author.path("name").asText())
          .append(author.path("role").asText().isEmpty() ? "" : ":")
          .append(author.path("role").asText())
          .append('\n');
    }
    int number = 0;
    for (JsonNode paragraph : document.path("paragraphs")) {
      number++;
      sheet
          .append("%8d  ".formatted(number))
          .append(mark(paragraph.path("kind").asText()))
          .append(paragraph.path("text").asText())
          .append('\n');
    }
    return sheet.toString();
  }

  private static String mark(String kind) {
    return switch (kind) {
      case "SECTION_HEADING" -> "## ";
      case "CAPTION" -> "(caption) ";
      case "ATTRIBUTION" -> "(attribution) ";
      default -> "";
    };
  }
}
