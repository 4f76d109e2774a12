package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How long a stage's group waits for an instance that says nothing any more. */
public final class GroupSession {

  /**
   * After this the partitions of a lost instance go to others. Kafka's own default of 45 s is made
   * for networks that are away for so long; here it would be 45 s in which a sixth or a half of the
   * pages waits. Five heartbeats fit in, and who is taken for lost wrongly only joins again: what
   * it did meanwhile is refused (streams) or has the same version (indexer).
   */
  public static final Duration TIMEOUT = Duration.ofSeconds(15);

  private GroupSession() {}

  /** Adds it to a consumer's properties, unless the user has chosen another one. */
  public static void addTo(Map<String, Object> properties) {
    properties.putIfAbsent(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
  }
}
