package org.bulletin.streams.topology;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.GenerationName;

/**
 * How a streams stage runs.
 *
 * @param generation the generation that it derives
 * @param stateDirectory where its stores are; may be lost, is then restored from Kafka
 * @param threads number of threads, each with its share of the partitions
 * @param memberId fixed name in the consumer group, so that a restart on the same machine resumes
 *     at once; only where no second process can have the same
 * @param standbys instances beside the one that works on a partition that keep a copy of its
 *     stores, so that they can take over without restoring them first
 */
public record StreamsSettings(
    ClusterSettings cluster,
    String generation,
    Path stateDirectory,
    int threads,
    Optional<String> memberId,
    int standbys) {

  public StreamsSettings {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(generation, "generation");
    Objects.requireNonNull(stateDirectory, "stateDirectory");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    if (standbys < 0) {
      throw new IllegalArgumentException("standbys must be at least 0, not " + standbys);
    }
  }

  /** The Kafka Streams application, which is also the name of its consumer group. */
  public String applicationId() {
    return applicationId(generation);
  }

  /** The Kafka Streams application of a generation; that of g1.2 is that of g1. */
  public static String applicationId(String generation) {
    return "bulletin-streams-" + GenerationName.of(generation).derivation();
  }
}
