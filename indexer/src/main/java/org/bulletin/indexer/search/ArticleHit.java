package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An article that was found.
 *
 * @param document its document, without body, paragraphs and entities
 * @param headline with the terms marked
 * @param passages of the body, with the terms marked; none if only the headline has them
 */
public record ArticleHit(ObjectNode document, MarkedText headline, List<MarkedText> passages) {

  public ArticleHit {
    passages = List.copyOf(passages);
  }

  /** The article's id. */
  public String articleId() {
    return document.path("article_id").asText();
  }

  /** A field of the document as text; empty if it is null or not there. */
  public Optional<String> field(String name) {
    JsonNode value = document.path(name);
    return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }
}
