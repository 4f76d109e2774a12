package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which indices readers see through the aliases, and moving those.
 *
 * <p>Methods throw {@link OpenSearchUnavailableException} when OpenSearch does not do it.
 */
public final class ServedIndices {

  private static final int NOT_FOUND = 404;

  private final Rest rest;

  /** Works through a connection that the caller closes. */
  public ServedIndices(OpenSearchConnection connection) {
    this.rest = connection.rest();
  }

  /** The generation whose articles readers see; empty if the alias shows none, or several. */
  public Optional<String> generation() {
    Set<String> indices = behind(Indices.ARTICLES);
    return indices.size() == 1
        ? indices.stream().findFirst().map(name -> name.substring(Indices.ARTICLES.length() + 1))
        : Optional.empty();
  }

  /**
   * Shows readers the indices of a generation instead of whatever they see, in one atomic step: no
   * search falls between. What has been written to those indices is searchable before.
   */
  public void show(String generation) {
    List<Index> indices = Indices.of(generation);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode actions = body.putArray("actions");
    for (Index index : indices) {
      String alias = index.readAlias().orElseThrow();
      for (String shown : behind(alias)) {
        if (!shown.equals(index.name())) {
          actions.addObject().putObject("remove").put("index", shown).put("alias", alias);
        }
      }
      actions.addObject().putObject("add").put("index", index.name()).put("alias", alias);
      rest.send("POST", "/" + index.name() + "/_refresh").require("refresh " + index.name());
    }
    rest.send("POST", "/_aliases", body).require("move the aliases to " + generation);
  }

  /** The names of the indices that an alias shows; none if it is not there. */
  public Set<String> behind(String alias) {
    Reply reply = rest.send("GET", "/_alias/" + alias);
    Set<String> indices = new TreeSet<>();
    if (reply.status() == NOT_FOUND) {
      return indices;
    }
    reply.require("look at alias " + alias).fieldNames().forEachRemaining(indices::add);
    return indices;
  }
}
