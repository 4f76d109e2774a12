package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.bulletin.streams.layout.GoldItem.Paragraph;

/**
 * Writes gold pages, names and pairs included, as JSON that {@link GoldReader} reads but for marks.
 */
public final class GoldWriter {

  private final ObjectMapper json = new ObjectMapper();

  /** Writes a page, with its names listed item by item and its layout's traits. */
  public String write(GoldPage page, Set<Trait> traits) throws IOException {
    ObjectNode node = json.createObjectNode();
    node.put("page", page.name());
    page.newspaper().ifPresent(newspaper -> node.put("newspaper", newspaper));
    page.issued().ifPresent(issued -> node.put("issue_month", issued.substring(0, 7)));
    strings(node, "traits", traits.stream().sorted().map(Trait::name).toList());
    ArrayNode items = node.putArray("items");
    page.items().forEach(item -> write(item, items.addObject()));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  private static void write(GoldItem item, ObjectNode node) {
    node.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
    node.put("genre", item.genre());
    strings(node, "headline", item.headline().stream().map(Marked::text).toList());
    strings(node, "byline", item.byline());
    strings(node, "signature", item.signature());
    strings(node, "authors", item.authors());
    strings(node, "body", item.body().stream().map(GoldWriter::printed).toList());
    strings(node, "caption", item.captions().stream().map(Marked::text).toList());
    item.attribution().ifPresent(line -> node.put("attribution", line));
    item.continuedOn().ifPresent(jump -> node.put("continuedOnPage", jump.page()));
    item.continuedFrom().ifPresent(jump -> node.put("continuedFromPage", jump.page()));
    ObjectNode entities = node.putObject("entities");
    item.names().forEach((type, names) -> strings(entities, String.valueOf(type.letter()), names));
    ArrayNode pairs = node.putArray("pairs");
    item.pairs().forEach(pair -> pairs.addArray().add(pair.person()).add(pair.position()));
  }

  private static String printed(Paragraph paragraph) {
    return (paragraph.heading() ? "## " : "") + paragraph.text().text();
  }

  private static void strings(ObjectNode node, String key, Collection<String> values) {
    ArrayNode array = node.putArray(key);
    values.forEach(array::add);
  }
}
