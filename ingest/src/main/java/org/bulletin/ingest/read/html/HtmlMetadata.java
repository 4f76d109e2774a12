package org.bulletin.ingest.read.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page's head says of it. */
final class HtmlMetadata {

  private static final int LONGEST = 500;

  /** In the order in which they count: Open Graph, then names that publishers use. */
  private static final List<String> PUBLISHED =
      List.of(
          "article:published_time",
          "publishdate",
          "publish_date",
          "publish_time",
          "publishtime",
          "pubdate",
          "date",
          "dc.date",
          "dc.date.issued");

  private HtmlMetadata() {}

  /** Title ({@code title}) and date of publication as written there ({@code published}). */
  static Map<String, String> of(Document document) {
    Map<String, String> metadata = new HashMap<>();
    put(metadata, "title", document.title());
    for (String name : PUBLISHED) {
      for (Element meta : document.select("meta[content]")) {
        boolean same =
            name.equalsIgnoreCase(meta.attr("name"))
                || name.equalsIgnoreCase(meta.attr("property"));
        if (same) {
          put(metadata, "published", meta.attr("content"));
        }
      }
    }
    return metadata;
  }

  private static void put(Map<String, String> metadata, String name, String value) {
    String clean = HtmlText.clean(value);
    if (!clean.isEmpty() && clean.length() <= LONGEST) {
      metadata.putIfAbsent(name, clean);
    }
  }
}
