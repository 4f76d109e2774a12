package org.bulletin.streams.split;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the articles of page files, one JSON document a line, as a scorer reads them. */
public final class PredictPages {

  private PredictPages() {}

  public static void main(String[] files) throws IOException {
    Splitter splitter = new PageSplitter();
    ObjectMapper json = new ObjectMapper();
    for (String file : files) {
      Path path = Path.of(file);
      String text = Files.readString(path, StandardCharsets.UTF_8);
      for (Splitting.CutArticle article : splitter.split(PageText.of(text)).articles()) {
        System.out.println(json.writeValueAsString(document(path, article)));
      }
    }
  }

  private static Map<String, Object> document(Path path, Splitting.CutArticle article) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("source", path.getFileName().toString());
    document.put("kind", article.kind().name());
    document.put("headline_lines", article.headline().stream().map(Splitting.Text::text).toList());
    document.put(
        "authors",
        article.authors().stream().map(a -> Map.of("name", a.name(), "role", a.role())).toList());
    document.put("paragraphs", article.paragraphs().stream().map(PredictPages::map).toList());
    document.put("continued_on_page", article.continuedOn().orElse(null));
    document.put("confidence", article.confidence());
    return document;
  }

  private static Map<String, String> map(Splitting.Paragraph paragraph) {
    return Map.of("kind", paragraph.kind().name(), "text", paragraph.text().text());
  }
}
