package org.bulletin.indexer.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.EntityType;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * All that the served generation says of a person or an organization, each in one search request.
 * Safe across threads.
 *
 * <p>Methods throw {@link OpenSearchUnavailableException} if OpenSearch does not answer as it
 * should.
 */
public final class Profiles {

  private static final String POSITIONS = "positions";
  private static final String HELD = "held";
  private static final String NAMES = "names";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String OVER_TIME = "over_time";
  private static final String ENTITIES = "entities";
  private static final String BAR = "｜";

  /** More offices than anybody has had titles for. */
  private static final int MAX_POSITIONS = 50;

  private final OpenSearchClient client;

  /** Asks through a connection that the caller closes. */
  public Profiles(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * A person's profile.
   *
   * @param newspaper whose articles alone count: the namesake of another district is somebody else
   * @param size how many names to give, at most
   */
  public PersonProfile person(String name, Optional<String> newspaper, int size) {
    Map<String, Aggregation> aggregations = new HashMap<>();
    aggregations.put(OVER_TIME, Counting.byDay());
    aggregations.put(Facet.PERSON.name(), Counting.top(Facet.PERSON.field(), size + 1));
    aggregations.put(Facet.ORGANIZATION.name(), Counting.top(Facet.ORGANIZATION.field(), size));
    aggregations.put(POSITIONS, positionsOf(name));
    Map<Facet, List<String>> values =
        newspaper
            .map(paper -> Map.of(Facet.PERSON, List.of(name), Facet.NEWSPAPER, List.of(paper)))
            .orElse(Map.of(Facet.PERSON, List.of(name)));
    SearchResponse<Void> answer =
        Counting.count(
            client,
            new ArticleFilter("", values, false, Optional.empty(), Optional.empty(), 0).query(),
            aggregations);
    Map<String, Aggregate> answers = answer.aggregations();
    return new PersonProfile(
        answer.hits().total().value(),
        Counting.buckets(answers, POSITIONS).stream()
            .map(bucket -> held(bucket, name.length() + BAR.length()))
            .toList(),
        Counting.values(answers, Facet.PERSON.name(), name, size),
        Counting.values(answers, Facet.ORGANIZATION.name(), "", size),
        Counting.timeline(answers, OVER_TIME));
  }

  /**
   * An organization's profile.
   *
   * @param size how many names to give, at most
   */
  public OrganizationProfile organization(String name, int size) {
    Map<String, Aggregation> aggregations = new HashMap<>();
    aggregations.put(OVER_TIME, Counting.byDay());
    aggregations.put(Facet.PERSON.name(), Counting.top(Facet.PERSON.field(), size));
    aggregations.put(Facet.PLACE.name(), Counting.top(Facet.PLACE.field(), size));
    aggregations.put(Facet.ORGANIZATION.name(), Counting.top(Facet.ORGANIZATION.field(), size + 1));
    aggregations.put(ENTITIES, officersOf(name, size));
    SearchResponse<Void> answer =
        Counting.count(client, ArticleFilter.of(Facet.ORGANIZATION, name).query(), aggregations);
    Map<String, Aggregate> answers = answer.aggregations();
    Map<String, List<String>> offices = offices(answers);
    return new OrganizationProfile(
        answer.hits().total().value(),
        Counting.values(answers, Facet.PERSON.name(), "", size).stream()
            .map(
                person ->
                    new OrganizationProfile.Member(
                        person.value(),
                        person.articles(),
                        offices.getOrDefault(person.value(), List.of())))
            .toList(),
        Counting.values(answers, Facet.PLACE.name(), "", size),
        Counting.values(answers, Facet.ORGANIZATION.name(), name, size),
        Counting.timeline(answers, OVER_TIME));
  }

  /** Of {@code person_positions}, those that begin with the person's name. */
  private static Aggregation positionsOf(String name) {
    return Aggregation.of(
        aggregation ->
            aggregation
                .terms(
                    terms ->
                        terms
                            .field("person_positions")
                            .include(include -> include.regexp(quoted(name + BAR) + ".*"))
                            .size(MAX_POSITIONS))
                .aggregations(FIRST, Counting.first())
                .aggregations(LAST, Counting.last()));
  }

  /** In Lucene's regular expressions, a backslash takes the meaning of any character. */
  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(
            character ->
                (Character.isLetterOrDigit(character) ? "" : "\\") + Character.toString(character))
        .collect(Collectors.joining());
  }

  private static PersonProfile.Held held(StringTermsBucket bucket, int nameLength) {
    return new PersonProfile.Held(
        bucket.key().substring(nameLength),
        Counting.day(bucket.aggregations().get(FIRST).min()),
        Counting.day(bucket.aggregations().get(LAST).max()),
        bucket.docCount());
  }

  private static Aggregation officersOf(String organization, int size) {
    Query office =
        Query.of(
            query ->
                query.bool(
                    bool ->
                        bool.filter(
                            ArticleFilter.hasValue("entities.type", EntityType.PERSON.name()),
                            ArticleFilter.hasValue(
                                "entities.positions.organization", organization))));
    Aggregation names =
        Aggregation.of(
            aggregation ->
                aggregation
                    .terms(terms -> terms.field("entities.name").size(size))
                    .aggregations(
                        POSITIONS, Counting.top("entities.positions.title", MAX_POSITIONS)));
    return Aggregation.of(
        aggregation ->
            aggregation
                .nested(nested -> nested.path(ENTITIES))
                .aggregations(HELD, held -> held.filter(office).aggregations(NAMES, names)));
  }

  private static Map<String, List<String>> offices(Map<String, Aggregate> answers) {
    Aggregate entities = answers.get(ENTITIES);
    if (entities == null) {
      return Map.of();
    }
    Aggregate held = entities.nested().aggregations().get(HELD);
    return Counting.buckets(held.filter().aggregations(), NAMES).stream()
        .collect(
            Collectors.toMap(
                StringTermsBucket::key,
                person ->
                    Counting.buckets(person.aggregations(), POSITIONS).stream()
                        .map(StringTermsBucket::key)
                        .filter(title -> !title.isEmpty())
                        .toList()));
  }
}
