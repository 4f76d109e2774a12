package org.bulletin.indexer.index;

import java.util.Optional;

/**
 * An index of the pipeline.
 *
 * @param name the index itself
 * @param writeAlias the alias that documents are written through. It goes with the index: a write
 *     after a drop finds nothing, instead of creating the index anew
 * @param readAlias the alias that readers see the served generation through, where there are
 *     generations
 * @param template name of its index template, and of the resource that holds it
 */
public record Index(String name, String writeAlias, Optional<String> readAlias, Template template) {

  /** What an index is made of: settings and mapping. */
  public enum Template {
    ARTICLES("bulletin-articles", "articles.json"),
    PAGES("bulletin-pages", "pages.json"),
    DEAD_LETTERS("bulletin-dead-letters", "dead-letters.json");

    private final String id;
    private final String resource;

    Template(String id, String resource) {
      this.id = id;
      this.resource = resource;
    }

    /** The template's name in OpenSearch. */
    public String id() {
      return id;
    }

    String resource() {
      return resource;
    }
  }
}
