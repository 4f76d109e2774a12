package org.bulletin.indexer.search;

import java.util.List;

/**
 * Who and what is named together. The first node is the one that was asked for.
 *
 * @param nodes persons and organizations
 * @param edges between those that share an article
 */
public record Network(List<Node> nodes, List<Edge> edges) {

  public Network {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A person or an organization.
   *
   * @param id unique in the network
   * @param facet {@link Facet#PERSON} or {@link Facet#ORGANIZATION}
   * @param articles that name it together with the first node
   */
  public record Node(String id, String name, Facet facet, long articles) {}

  /**
   * Two nodes.
   *
   * @param from id of a node
   * @param to id of another, later in the list of nodes
   * @param articles that name both, and the first node
   */
  public record Edge(String from, String to, long articles) {}
}
