package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An article as exports give it: flat, with its whole text. */
final class ArticleRow {

  /** Between the values of a cell: none of them has it. */
  private static final String SEPARATOR = "；";

  /** A spreadsheet takes a cell that begins so, blanks aside, for a formula. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private static final List<String> SINGLE =
      List.of(
          "article_id",
          "page_id",
          "newspaper",
          "published_on",
          "page_label",
          "kind",
          "headline",
          "confidence",
          "open",
          "corrected");

  private static final List<String> LISTS =
      List.of(
          "author_names",
          "persons",
          "person_positions",
          "organizations",
          "places",
          "events",
          "keywords");

  private static final String SOURCE_URL = "source_url";
  private static final String TEXT = "text";

  private ArticleRow() {}

  /** Names of the columns, and of the fields in JSON. */
  static List<String> columns() {
    return Stream.of(SINGLE, LISTS, List.of(SOURCE_URL, TEXT)).flatMap(List::stream).toList();
  }

  /** The article as JSON. */
  static ObjectNode json(ObjectNode document) {
    ObjectNode json = Json.object();
    SINGLE.forEach(field -> json.set(field, document.get(field)));
    for (String field : LISTS) {
      ArrayNode values = json.putArray(field);
      document.path(field).forEach(values::add);
    }
    json.put(SOURCE_URL, address(document).orElse(null));
    json.put(TEXT, text(document));
    return json;
  }

  /** The article as cells, none of which a spreadsheet takes for a formula. */
  static List<String> cells(ObjectNode document) {
    Stream<String> single = SINGLE.stream().map(field -> document.path(field).asText(""));
    Stream<String> lists =
        LISTS.stream()
            .map(
                field ->
                    StreamSupport.stream(document.path(field).spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(SEPARATOR)));
    return Stream.of(single, lists, Stream.of(address(document).orElse(""), text(document)))
        .flatMap(cells -> cells)
        .map(ArticleRow::harmless)
        .toList();
  }

  private static String harmless(String cell) {
    String visible = cell.stripLeading();
    return !visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static Optional<String> address(ObjectNode document) {
    return Json.webAddress(document.path(SOURCE_URL));
  }

  private static String text(ObjectNode document) {
    return StreamSupport.stream(document.path("paragraphs").spliterator(), false)
        .map(paragraph -> paragraph.path(TEXT).asText())
        .collect(Collectors.joining("\n"));
  }
}
