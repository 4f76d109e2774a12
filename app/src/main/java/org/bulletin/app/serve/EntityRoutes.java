package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.Facet;
import org.bulletin.indexer.search.Network;
import org.bulletin.indexer.search.Networks;
import org.bulletin.indexer.search.OrganizationProfile;
import org.bulletin.indexer.search.PersonProfile;
import org.bulletin.indexer.search.Profiles;

/** Persons, organizations, and who is named with whom. */
final class EntityRoutes {

  private static final String NAME = "name";
  private static final String PERSON = "person";
  private static final String ORGANIZATION = "organization";
  private static final String ARTICLES = "articles";
  private static final int NAMES = 30;
  private static final int MAX_NODES = 60;
  private static final int NODES = 20;

  private final Profiles profiles;
  private final Networks networks;

  EntityRoutes(OpenSearchConnection openSearch) {
    this.profiles = new Profiles(openSearch);
    this.networks = new Networks(openSearch);
  }

  List<Route> routes() {
    return List.of(
        new Route("/api/person", List.of(NAME, "newspaper"), this::person),
        new Route("/api/organization", List.of(NAME), this::organization),
        new Route("/api/network", List.of(PERSON, ORGANIZATION, "size"), this::network));
  }

  private void person(Context context, Parameters parameters) {
    String name = parameters.required(NAME);
    PersonProfile profile = profiles.person(name, parameters.one("newspaper"), NAMES);
    ObjectNode json = head(name, profile.total());
    ArrayNode positions = json.putArray("positions");
    for (PersonProfile.Held held : profile.positions()) {
      positions
          .addObject()
          .put("text", held.title())
          .put("first", held.first().map(LocalDate::toString).orElse(null))
          .put("last", held.last().map(LocalDate::toString).orElse(null))
          .put(ARTICLES, held.articles());
    }
    Json.addBuckets(json, "with", profile.persons(), NAME, ARTICLES);
    Json.addBuckets(json, "organizations", profile.organizations(), NAME, ARTICLES);
    Json.addTimeline(json, profile.overTime());
    Json.answer(context, json);
  }

  private void organization(Context context, Parameters parameters) {
    String name = parameters.required(NAME);
    OrganizationProfile profile = profiles.organization(name, NAMES);
    ObjectNode json = head(name, profile.total());
    ArrayNode persons = json.putArray("persons");
    for (OrganizationProfile.Member member : profile.persons()) {
      ArrayNode positions =
          persons
              .addObject()
              .put(NAME, member.name())
              .put(ARTICLES, member.articles())
              .putArray("positions");
      member.positions().forEach(positions::add);
    }
    Json.addBuckets(json, "places", profile.places(), NAME, ARTICLES);
    Json.addBuckets(json, "with", profile.organizations(), NAME, ARTICLES);
    Json.addTimeline(json, profile.overTime());
    Json.answer(context, json);
  }

  private static ObjectNode head(String name, long total) {
    return Json.object().put(NAME, name).put("total", total);
  }

  private void network(Context context, Parameters parameters) {
    Optional<String> person = parameters.one(PERSON);
    Optional<String> organization = parameters.one(ORGANIZATION);
    if (person.isPresent() == organization.isPresent()) {
      throw new BadParameterException(
          "parameter '%s' or parameter '%s' is needed, and not both"
              .formatted(PERSON, ORGANIZATION));
    }
    int size = parameters.number("size", NODES, 1, MAX_NODES);
    Network network =
        person
            .map(name -> networks.around(Facet.PERSON, name, size))
            .orElseGet(() -> networks.around(Facet.ORGANIZATION, organization.orElseThrow(), size));
    ObjectNode json = Json.object();
    ArrayNode nodes = json.putArray("nodes");
    for (Network.Node node : network.nodes()) {
      nodes
          .addObject()
          .put("id", node.id())
          .put(NAME, node.name())
          .put("type", node.facet().name().toLowerCase(Locale.ROOT))
          .put(ARTICLES, node.articles());
    }
    ArrayNode edges = json.putArray("edges");
    for (Network.Edge edge : network.edges()) {
      edges
          .addObject()
          .put("from", edge.from())
          .put("to", edge.to())
          .put(ARTICLES, edge.articles());
    }
    Json.answer(context, json);
  }
}
