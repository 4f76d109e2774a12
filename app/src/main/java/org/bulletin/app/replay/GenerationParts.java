package org.bulletin.app.replay;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.bulletin.app.stages.Methods;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.Indices;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.PipelineTopology;
import org.bulletin.streams.topology.StreamsSettings;

/**
 * All that a generation has for itself, by name.
 *
 * @param topics derived topics
 * @param application the Kafka Streams application, which is its consumer group too
 * @param changelogs topics of the application's stores
 * @param group consumer group of the indexer
 * @param indices in OpenSearch
 * @param writeAliases that the indices are written through
 */
public record GenerationParts(
    List<String> topics,
    String application,
    List<String> changelogs,
    String group,
    List<String> indices,
    List<String> writeAliases) {

  /** The parts of a generation, whether they are there or not. Asks nobody. */
  public static GenerationParts of(String generation, Registry registry, Methods methods) {
    String application = StreamsSettings.applicationId(generation);
    Topology topology =
        PipelineTopology.build(
            generation, registry, methods.splitter(), methods.finder(), new StageStatus("streams"));
    return new GenerationParts(
        Topics.of(generation).stream().map(Topic::name).toList(),
        application,
        stores(topology).map(store -> application + "-" + store + "-changelog").toList(),
        IndexerSettings.ofGeneration(generation).group(),
        Indices.of(generation).stream().map(Index::name).toList(),
        Indices.of(generation).stream().map(Index::writeAlias).toList());
  }

  private static Stream<String> stores(Topology topology) {
    return topology.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Processor.class::isInstance)
        .map(TopologyDescription.Processor.class::cast)
        .flatMap(processor -> processor.stores().stream())
        .distinct()
        .sorted();
  }
}
