package org.bulletin.app.stages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.streams.topology.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the streams stage runs in a process.
 *
 * @param generation the only one to work on; every live one if empty
 * @param stateDirectory where the stores of all generations are, each in a folder of its own; no
 *     two processes may share it
 * @param threads threads a generation
 * @param memberId fixed name in the consumer groups; only where no second process can have it
 * @param standbys further instances that keep a copy of each store
 */
public record StreamsOptions(
    ClusterSettings cluster,
    Optional<String> generation,
    Path stateDirectory,
    int threads,
    Optional<String> memberId,
    int standbys) {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsOptions.class);

  StreamsSettings of(String name) {
    return new StreamsSettings(cluster, name, stateDirectory, threads, memberId, standbys);
  }

  /** Deletes the stores of a generation that is gone, if there are any. */
  void forget(String name) {
    Path stores = stateDirectory.resolve(StreamsSettings.applicationId(name));
    try {
      Utils.delete(stores.toFile());
    } catch (IOException e) {
      LOG.warn("the stores of dropped generation {} stay in {}: {}", name, stores, e.toString());
    }
  }
}
