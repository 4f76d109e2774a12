package org.bulletin.indexer.index;

import java.util.List;
import java.util.Optional;
import org.bulletin.indexer.index.Index.Template;
import org.bulletin.schemas.topics.GenerationName;

/** Every index of the pipeline. */
public final class Indices {

  /** The alias that shows readers the articles of the served generation. */
  public static final String ARTICLES = "bulletin-articles";

  /** The alias that shows readers the pages of the served generation. */
  public static final String PAGES = "bulletin-pages";

  /** Dead letters of all generations. */
  public static final Index DEAD_LETTERS =
      new Index(
          "bulletin-dead-letters",
          "bulletin-dead-letters-write",
          Optional.empty(),
          Template.DEAD_LETTERS);

  private Indices() {}

  /** Articles of a generation. */
  public static Index articles(String generation) {
    return derived(ARTICLES, generation, Template.ARTICLES);
  }

  /** Pages of a generation. */
  public static Index pages(String generation) {
    return derived(PAGES, generation, Template.PAGES);
  }

  /** The indices that live and die with a generation. */
  public static List<Index> of(String generation) {
    return List.of(articles(generation), pages(generation));
  }

  private static Index derived(String alias, String generation, Template template) {
    String name = alias + "-" + GenerationName.of(generation);
    return new Index(name, name + "-write", Optional.of(alias), template);
  }
}
