package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of indices that are filled as a whole: no refresh by itself and no replicas while they
 * are, those of every day afterwards.
 *
 * <p>Methods throw {@link OpenSearchUnavailableException} when OpenSearch does not do it.
 */
public final class IndexLoad {

  private static final String REFRESH = "index.refresh_interval";
  private static final String EXPAND = "index.auto_expand_replicas";
  private static final String REPLICAS = "index.number_of_replicas";

  private static final Map<String, String> LOADING =
      Map.of(REFRESH, "-1", EXPAND, "false", REPLICAS, "0");

  /** What OpenSearch does where an index does not say. */
  private static final Map<String, String> DEFAULTS =
      Map.of(REFRESH, "1s", EXPAND, "false", REPLICAS, "1");

  private final Rest rest;

  /** Works through a connection that the caller closes. */
  public IndexLoad(OpenSearchConnection connection) {
    this.rest = connection.rest();
  }

  /** The settings that loading changes, as an index has them now: what to restore. */
  public Map<String, String> everyday(Index index) {
    JsonNode settings =
        rest.send("GET", "/" + index.name() + "/_settings?flat_settings=true")
            .require("read the settings of " + index.name())
            .path(index.name())
            .path("settings");
    Map<String, String> everyday = new TreeMap<>();
    DEFAULTS.forEach((name, value) -> everyday.put(name, settings.path(name).asText(value)));
    return everyday;
  }

  /** Turns refresh and replicas down. */
  public void begin(Index index) {
    apply(index, LOADING);
  }

  /** Turns refresh and replicas up again. */
  public void end(Index index, Map<String, String> everyday) {
    apply(index, everyday);
  }

  /** Makes what was written to indices searchable. */
  public void refresh(List<Index> indices) {
    for (Index index : indices) {
      rest.send("POST", "/" + index.name() + "/_refresh").require("refresh " + index.name());
    }
  }

  /** The number of searchable documents. */
  public long count(Index index) {
    return rest.send("GET", "/" + index.name() + "/_count")
        .require("count the documents of " + index.name())
        .path("count")
        .asLong();
  }

  private void apply(Index index, Map<String, String> settings) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    settings.forEach(body::put);
    rest.send("PUT", "/" + index.name() + "/_settings", body)
        .require("change the settings of " + index.name());
  }
}
