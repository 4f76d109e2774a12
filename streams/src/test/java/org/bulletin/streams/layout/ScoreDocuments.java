package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.bulletin.streams.layout.Score.Compared;

/**
 * Scores article documents against gold pages in files, and prints the figures as one JSON object.
 *
 * <pre>ScoreDocuments GOLD_FOLDER PREDICTED.jsonl [ENTITIES_FOLDER]</pre>
 */
public final class ScoreDocuments {

  private final GoldReader reader = new GoldReader();
  private final ObjectMapper json = new ObjectMapper();

  private ScoreDocuments() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: ScoreDocuments GOLD_FOLDER PREDICTED.jsonl [ENTITIES_FOLDER]");
      System.exit(2);
    }
    List<Path> entities = args.length > 2 ? List.of(Path.of(args[2])) : List.of();
    System.out.println(new ScoreDocuments().score(Path.of(args[0]), Path.of(args[1]), entities));
  }

  private String score(Path gold, Path predicted, List<Path> entities) throws IOException {
    Map<String, List<Prediction>> predictions;
    try (Reader in = Files.newBufferedReader(predicted)) {
      predictions = new PredictionReader().read(in);
    }
    List<Compared> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(gold)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        pages.add(compared(file, predictions, entities));
      }
    }
    ObjectNode figures = figures(Score.segmentation(pages));
    Score.entities(pages)
        .forEach(
            (type, hits) ->
                figures
                    .putObject(type)
                    .put("precision", hits.precision())
                    .put("recall", hits.recall())
                    .put("f1", hits.f1())
                    .put("gold", hits.wanted()));
    return json.writeValueAsString(figures);
  }

  private Compared compared(
      Path file, Map<String, List<Prediction>> predictions, List<Path> entities)
      throws IOException {
    GoldPage truth;
    try (InputStream in = Files.newInputStream(file)) {
      truth = reader.read(in);
    }
    Set<String> authors = GoldNames.authors(truth);
    List<Path> names =
        entities.stream().map(f -> f.resolve(file.getFileName())).filter(Files::exists).toList();
    return new Compared(
        truth,
        names.isEmpty()
            ? GoldNamesReader.listed(tree(file), authors)
            : GoldNamesReader.file(tree(names.get(0)), authors),
        predictions.getOrDefault(PredictionReader.stem(truth.name()), List.of()));
  }

  private JsonNode tree(Path file) throws IOException {
    return json.readTree(Files.readString(file));
  }

  private ObjectNode figures(Segmentation of) {
    ObjectNode figures = json.createObjectNode();
    figures.put("pages", of.pages());
    figures.put("articles", of.articles());
    figures.put("chars_b3_f1", of.charsB3F1());
    figures.put("body_exact", of.bodyExact());
    figures.put("body_98", of.body98());
    figures.put("paragraph_f1", of.paragraphF1());
    figures.put("headline", of.headline());
    figures.put("authors", of.authors());
    put(figures, "jumps", of.jumps());
    put(figures, "teasers", of.teasers());
    figures.put("spurious_per_page", of.spuriousPerPage());
    put(figures, "newspaper", of.newspaper());
    put(figures, "month", of.month());
    return figures;
  }

  private static void put(ObjectNode figures, String name, OptionalDouble value) {
    if (value.isPresent()) {
      figures.put(name, value.getAsDouble());
    } else {
      figures.putNull(name);
    }
  }
}
