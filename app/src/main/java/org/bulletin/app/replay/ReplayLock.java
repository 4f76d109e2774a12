package org.bulletin.app.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topics;

/**
 * Lets one command at a time change generations, or the pages that they are derived from: whoever
 * has been assigned the only partition of {@code bulletin.generations} in the group {@value
 * #GROUP}. A process that is killed loses it after its session's timeout; nothing is left to clean
 * up.
 */
public final class ReplayLock implements AutoCloseable {

  static final String GROUP = "bulletin-replay";

  /** A killed holder keeps the lock so long: not below what brokers allow by default, 6 s. */
  private static final Duration SESSION = Duration.ofSeconds(8);

  private static final Duration PATIENCE = SESSION.plusSeconds(7);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final ClusterSettings cluster;
  private final String instance;
  private final CountDownLatch held = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean lost;

  private ReplayLock(ClusterSettings cluster, String instance) {
    this.cluster = cluster;
    this.instance = instance;
    this.thread = new Thread(this::hold, GROUP);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the lock; a holder that was killed is waited for.
   *
   * @param instance says who holds it
   * @throws CommandFailure if somebody else holds it
   */
  public static ReplayLock take(ClusterSettings cluster, String instance, Admin admin) {
    ReplayLock lock = new ReplayLock(cluster, instance);
    try {
      if (lock.held.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return lock;
      }
      String holder = lock.holder(admin);
      lock.close();
      throw new CommandFailure(
          "another command that changes generations or pages is at work ("
              + holder
              + "): wait for it, or stop it");
    } catch (InterruptedException e) {
      lock.close();
      throw new InterruptException(e);
    }
  }

  /** Whether the lock has gone to somebody else, because this process could not hold it. */
  boolean isLost() {
    return lost;
  }

  /**
   * Does nothing as long as the lock is held.
   *
   * @throws CommandFailure if it has gone to somebody else
   */
  public void require() {
    if (lost) {
      throw new CommandFailure(
          "another command has begun while this one did not answer: see `bulletin replay status`");
    }
  }

  private void hold() {
    while (!closing) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Topics.GENERATIONS.name()), new Holding());
        while (!closing) {
          var unused = consumer.poll(POLL);
        }
        consumer.unsubscribe();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
      } catch (InterruptException e) {
        return;
      } catch (KafkaException e) {
        lost = held.getCount() == 0;
      }
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, instance);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
    settings.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(SESSION.toMillis() / 4));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  private String holder(Admin admin) {
    try {
      return admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .map(MemberDescription::clientId)
          .collect(Collectors.joining(", "));
    } catch (ExecutionException e) {
      return "the broker does not say which: " + e.getCause().getMessage();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Holding implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        held.countDown();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lost |= !closing && !partitions.isEmpty();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      onPartitionsRevoked(partitions);
    }
  }
}
