package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.GoldItem.Pair;
import org.bulletin.streams.layout.GoldItem.Paragraph;

/**
 * Reads gold pages: authored ones, with names marked inline, and the segmentation of pages that
 * were really printed, without marks. Both have the same shape; what one lacks stays empty.
 */
public final class GoldReader {

  private static final String HEADING = "## ";

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Reads a page.
   *
   * @throws IOException if it is not JSON
   * @throws IllegalArgumentException if its marks are broken
   */
  public GoldPage read(InputStream in) throws IOException {
    return page(json.readTree(in));
  }

  /** Reads any JSON. */
  JsonNode tree(InputStream in) throws IOException {
    return json.readTree(in);
  }

  static GoldPage page(JsonNode node) {
    return new GoldPage(
        node.path("page").asText(),
        text(node, "newspaper"),
        text(node, "issueDate").or(() -> text(node, "issue_month")),
        List.of("district", "city", "province").stream()
            .flatMap(key -> text(node, key).stream())
            .toList(),
        list(node.path("masthead"), JsonNode::asText),
        labels(node.path("labels")),
        list(node.path("items"), GoldReader::item));
  }

  /** Labels are printed text in authored pages, and line numbers in segmentations. */
  private static List<String> labels(JsonNode labels) {
    return list(labels, label -> label).stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  private static GoldItem item(JsonNode node) {
    return new GoldItem(
        Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
        text(node, "genre").orElse(""),
        list(node.path("headline"), text -> Marked.parse(text.asText())),
        list(node.path("byline"), JsonNode::asText),
        list(node.path("signature"), JsonNode::asText),
        list(node.path("authors"), JsonNode::asText),
        list(node.path("body"), GoldReader::paragraph),
        list(node.path("caption"), text -> Marked.parse(text.asText())),
        list(node.path("attribution"), JsonNode::asText).stream().findFirst(),
        jump(node, "continuedOnPage", "jump"),
        jump(node, "continuedFromPage", "jumpFrom"),
        list(node.path("pairs"), pair -> new Pair(pair.get(0).asText(), pair.get(1).asText())));
  }

  private static Paragraph paragraph(JsonNode node) {
    String text = node.asText();
    boolean heading = text.startsWith(HEADING);
    return new Paragraph(heading, Marked.parse(heading ? text.substring(HEADING.length()) : text));
  }

  private static Optional<Jump> jump(JsonNode node, String page, String printed) {
    return text(node, page).map(label -> new Jump(label, text(node, printed).orElse("")));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  /** A list, or a single value as a list of one. */
  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    if (node.isValueNode() && !node.isNull()) {
      list.add(read.apply(node));
    }
    node.forEach(element -> list.add(read.apply(element)));
    return list;
  }
}
