package org.bulletin.app.stages;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.KafkaFailure;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;

/** What a stage waits for before it starts: topics with the right partitions, and its schemas. */
public final class Readiness {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** After so long without an answer, the status says what is waited for. */
  private static final int PATIENCE_MS = 10_000;

  private final ClusterSettings cluster;
  private final Registry registry;
  private final StageStatus status;

  /** The readiness of a cluster, for one stage. */
  public Readiness(ClusterSettings cluster, Registry registry, StageStatus status) {
    this.cluster = cluster;
    this.registry = registry;
    this.status = status;
  }

  /**
   * Waits until the schemas are known and the topics are there, for ever if need be; creates
   * missing topics where that is allowed. Interrupting the thread ends the wait.
   *
   * @throws org.bulletin.schemas.topics.TopicMismatchException if a topic is not as it must be
   */
  public void await(Collection<Topic<?>> topics) {
    RetryPolicy<Object> forEver =
        RetryPolicy.builder()
            .handle(
                RegistryUnavailableException.class,
                RetriableException.class,
                InvalidReplicationFactorException.class)
            .withBackoff(SHORTEST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(-1)
            .onRetryScheduled(
                retry -> status.waiting(KafkaFailure.sentence(retry.getLastException())))
            .build();
    try {
      Failsafe.with(forEver)
          .run(
              () -> {
                registry.fetchAll();
                try (Admin admin = Admin.create(settings())) {
                  require(new TopicAdmin(admin, cluster.replicationFactor()), topics);
                }
              });
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    return settings;
  }

  private static void require(TopicAdmin admin, Collection<Topic<?>> topics) {
    try {
      admin.create(topics);
    } catch (TopicAuthorizationException e) {
      admin.check(topics);
    }
  }
}
