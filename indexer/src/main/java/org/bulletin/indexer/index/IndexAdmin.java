package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Creates indices with their templates and aliases, and brings the mapping of those that are there
 * up to this program's.
 *
 * <p>Methods throw {@link OpenSearchUnavailableException} when it is worth trying again and {@link
 * IndexMismatchException} when it is not.
 */
public final class IndexAdmin {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Rest rest;

  /** Works through a connection that the caller closes. */
  public IndexAdmin(OpenSearchConnection connection) {
    this.rest = connection.rest();
  }

  /** Tells whether an index is there. */
  public boolean exists(Index index) {
    Reply reply = rest.send("HEAD", "/" + index.name());
    if (reply.status() == NOT_FOUND) {
      return false;
    }
    require(reply, "look for index " + index.name());
    return true;
  }

  /**
   * Creates an index if it is not there; adds to its mapping what this program knows more. The read
   * alias is set only if no index has it: later it is moved by hand or by a replay. Safe to repeat,
   * and from several processes.
   *
   * @return whether it was not there
   */
  public boolean create(Index index) {
    JsonNode template = read(index.template());
    installTemplate(index.template(), template);
    boolean created = createIndex(index);
    if (!created) {
      require(
          rest.send("PUT", "/" + index.name() + "/_mapping", template.at("/template/mappings")),
          "add new fields to index " + index.name() + ": replay into a new generation");
    }
    index.readAlias().ifPresent(alias -> setIfAbsent(alias, index));
    return created;
  }

  /** Deletes an index if it is there. */
  public void delete(Index index) {
    Reply reply = rest.send("DELETE", "/" + index.name());
    if (reply.status() != NOT_FOUND) {
      require(reply, "delete index " + index.name());
    }
  }

  /** The mapping that this program gives to an index. */
  public static JsonNode mapping(Index.Template template) {
    return read(template).at("/template/mappings");
  }

  private void installTemplate(Index.Template id, JsonNode template) {
    String path = "/_index_template/" + id.id();
    Reply installed = rest.send("GET", path);
    int version = installed.body().at("/index_templates/0/index_template/version").asInt(0);
    if (installed.ok() && version >= template.path("version").asInt()) {
      return;
    }
    require(rest.send("PUT", path, template), "install index template " + id.id());
  }

  private boolean createIndex(Index index) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("aliases").putObject(index.writeAlias()).put("is_write_index", true);
    Reply reply = rest.send("PUT", "/" + index.name(), body);
    if (reply.body().at("/error/type").asText().equals("resource_already_exists_exception")) {
      return false;
    }
    require(reply, "create index " + index.name());
    return true;
  }

  private void setIfAbsent(String alias, Index index) {
    Reply present = rest.send("HEAD", "/_alias/" + alias);
    if (present.status() != NOT_FOUND) {
      require(present, "look for alias " + alias);
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("actions")
        .addObject()
        .putObject("add")
        .put("index", index.name())
        .put("alias", alias);
    require(rest.send("POST", "/_aliases", body), "set alias " + alias);
  }

  /** As {@link Reply#require}, but what is not as it must be is no reason to try again. */
  private static void require(Reply reply, String what) {
    if (reply.status() == BAD_REQUEST) {
      throw new IndexMismatchException("cannot " + what + ": " + reply.reason());
    }
    reply.require(what);
  }

  private static JsonNode read(Index.Template template) {
    try (InputStream in = IndexAdmin.class.getResourceAsStream(template.resource())) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
