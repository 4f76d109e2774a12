package org.bulletin.app.replay;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.indices.stats.IndicesStatsMetric;

/**
 * What a generation takes on disk now, in bytes. What is not there takes nothing; OpenSearch gives
 * sizes that are up to ten seconds old.
 *
 * @param topics its derived topics, on all brokers together
 * @param changelogs the changelogs of its stores, on all brokers together
 * @param indices its indices with their replicas
 */
public record DiskUse(long topics, long changelogs, long indices) {

  /** A merge writes the new segment before it deletes the old ones: at worst of the whole index. */
  private static final int WHILE_MERGING = 2;

  /**
   * Asks the brokers and OpenSearch.
   *
   * @param admin closed by the caller
   * @param connection closed by the caller
   * @throws KafkaException if the brokers do not say
   * @throws OpenSearchUnavailableException if OpenSearch does not say
   */
  public static DiskUse of(Admin admin, OpenSearchConnection connection, String generation) {
    Map<TopicPartition, Long> logs = logs(admin);
    Set<String> derived =
        Topics.of(generation).stream().map(Topic::name).collect(Collectors.toSet());
    String prefix = StreamsSettings.applicationId(generation) + "-";
    return new DiskUse(
        sum(logs, derived::contains),
        sum(logs, topic -> topic.startsWith(prefix)),
        Indices.of(generation).stream().mapToLong(index -> size(connection, index)).sum());
  }

  /** What must be free for another generation of the same size, at its worst. */
  public long needed() {
    return topics + changelogs + WHILE_MERGING * indices;
  }

  private static long sum(Map<TopicPartition, Long> logs, Predicate<String> topics) {
    return logs.entrySet().stream()
        .filter(log -> topics.test(log.getKey().topic()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Map<TopicPartition, Long> logs(Admin admin) {
    List<Integer> brokers =
        Answers.of(admin.describeCluster().nodes()).stream().map(Node::id).toList();
    return Answers.of(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> replicas(directory).entrySet().stream())
        .collect(
            Collectors.toMap(Map.Entry::getKey, replica -> replica.getValue().size(), Long::sum));
  }

  private static Map<TopicPartition, ReplicaInfo> replicas(LogDirDescription directory) {
    if (directory.error() != null) {
      throw directory.error();
    }
    return directory.replicaInfos();
  }

  private static long size(OpenSearchConnection connection, Index index) {
    OpenSearchClient client = connection.client();
    try {
      if (!client.indices().exists(request -> request.index(index.name())).value()) {
        return 0;
      }
      long primaries =
          client
              .indices()
              .stats(request -> request.index(index.name()).metric(IndicesStatsMetric.Store))
              .all()
              .primaries()
              .store()
              .sizeInBytes();
      return primaries * (1 + replicas(client, index));
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException(
          "OpenSearch cannot say how large index " + index.name() + " is: " + e.getMessage(), e);
    }
  }

  private static int replicas(OpenSearchClient client, Index index) throws IOException {
    return client
        .indices()
        .getSettings(request -> request.index(index.name()))
        .result()
        .get(index.name())
        .settings()
        .index()
        .numberOfReplicas();
  }
}
