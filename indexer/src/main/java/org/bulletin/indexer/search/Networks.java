package org.bulletin.indexer.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.aggregations.AdjacencyMatrixBucket;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Networks of the persons and organizations that the articles of the served generation name
 * together. Safe across threads.
 */
public final class Networks {

  private static final String PAIRS = "pairs";
  private static final String AND = "&";
  private static final String PERSON = Facet.PERSON.name();
  private static final String ORGANIZATION = Facet.ORGANIZATION.name();

  private final OpenSearchClient client;

  /** Asks through a connection that the caller closes. */
  public Networks(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * The network around a person or an organization, in two search requests.
   *
   * @param facet {@link Facet#PERSON} or {@link Facet#ORGANIZATION}
   * @param size how many nodes there shall be around it, at most: those named with it most often
   * @return a network without nodes if no article names it
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public Network around(Facet facet, String name, int size) {
    Query query = ArticleFilter.of(facet, name).query();
    SearchResponse<Void> answer =
        Counting.count(
            client,
            query,
            Map.of(
                PERSON, Counting.top(Facet.PERSON.field(), size + 1),
                ORGANIZATION, Counting.top(Facet.ORGANIZATION.field(), size + 1)));
    long total = answer.hits().total().value();
    if (total == 0) {
      return new Network(List.of(), List.of());
    }
    List<Network.Node> nodes = new ArrayList<>();
    nodes.add(node(facet, name, total));
    List<Network.Node> around = new ArrayList<>();
    for (Facet each : List.of(Facet.PERSON, Facet.ORGANIZATION)) {
      Counting.values(answer.aggregations(), each.name(), each == facet ? name : "", size)
          .forEach(bucket -> around.add(node(each, bucket.value(), bucket.articles())));
    }
    around.stream()
        .sorted(Comparator.comparingLong(Network.Node::articles).reversed())
        .limit(size)
        .forEach(nodes::add);
    return new Network(nodes, edges(query, nodes));
  }

  private static Network.Node node(Facet facet, String name, long articles) {
    return new Network.Node(facet.name() + ":" + name, name, facet, articles);
  }

  private List<Network.Edge> edges(Query query, List<Network.Node> nodes) {
    Map<String, Query> filters = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Network.Node node = nodes.get(i);
      filters.put(Integer.toString(i), ArticleFilter.hasValue(node.facet().field(), node.name()));
    }
    Map<String, Aggregate> answers =
        new HashMap<>(
            Counting.count(
                    client,
                    query,
                    Map.of(
                        PAIRS,
                        Aggregation.of(
                            pairs -> pairs.adjacencyMatrix(matrix -> matrix.filters(filters)))))
                .aggregations());
    List<Network.Edge> edges = new ArrayList<>();
    for (AdjacencyMatrixBucket bucket : answers.get(PAIRS).adjacencyMatrix().buckets().array()) {
      String[] pair = bucket.key().split(AND, -1);
      if (pair.length == 2) {
        int one = Integer.parseInt(pair[0]);
        int other = Integer.parseInt(pair[1]);
        edges.add(
            new Network.Edge(
                nodes.get(Math.min(one, other)).id(),
                nodes.get(Math.max(one, other)).id(),
                bucket.docCount()));
      }
    }
    edges.sort(Comparator.comparingLong(Network.Edge::articles).reversed());
    return edges;
  }
}
