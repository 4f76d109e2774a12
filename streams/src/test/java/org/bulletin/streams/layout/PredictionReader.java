package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bulletin.streams.layout.Prediction.Named;
import org.bulletin.streams.layout.Prediction.Paragraph;

/** Reads article documents, one a line, as the indexer writes them. */
final class PredictionReader {

  private static final Set<String> ASIDES = Set.of("CAPTION", "ATTRIBUTION");
  private static final Set<String> TYPES =
      EnumSet.allOf(Marked.Type.class).stream().map(Enum::name).collect(Collectors.toSet());

  private final ObjectMapper json = new ObjectMapper();

  /** Returns the articles by the stem of the page's file name. */
  Map<String, List<Prediction>> read(Reader in) throws IOException {
    Map<String, List<Prediction>> byPage = new LinkedHashMap<>();
    for (String line : new BufferedReader(in).lines().filter(l -> !l.isBlank()).toList()) {
      JsonNode document = json.readTree(line);
      byPage
          .computeIfAbsent(stem(document.path("source").asText()), stem -> new ArrayList<>())
          .add(prediction(document));
    }
    return byPage;
  }

  /** Drops folders, extension and what follows a hash. */
  static String stem(String source) {
    String path = source.split("#", 2)[0].replaceAll("/+$", "");
    return path.replaceAll("^.*[/\\\\]", "").replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
  }

  private static Prediction prediction(JsonNode document) {
    return new Prediction(
        document.path("kind").asText().equals("TEASER"),
        list(document.path("headline_lines"), JsonNode::asText),
        new HashSet<>(list(document.path("authors"), author -> author.path("name").asText())),
        list(
            document.path("paragraphs"),
            p -> new Paragraph(ASIDES.contains(p.path("kind").asText()), p.path("text").asText())),
        Optional.of(text(document.path("continued_on_page"))).filter(label -> !label.isEmpty()),
        text(document.path("newspaper")),
        text(document.path("published_on")),
        list(document.path("entities"), Function.identity()).stream()
            .filter(entity -> TYPES.contains(entity.path("type").asText()))
            .map(PredictionReader::named)
            .toList());
  }

  private static Named named(JsonNode entity) {
    return new Named(
        Marked.Type.valueOf(entity.path("type").asText()),
        entity.path("name").asText(),
        list(entity.path("positions"), p -> p.isTextual() ? p.asText() : p.path("text").asText()),
        list(entity.path("mentions"), mention -> mention.path("text").asText()).stream()
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.asText("");
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(read.apply(node)));
    return list;
  }
}
