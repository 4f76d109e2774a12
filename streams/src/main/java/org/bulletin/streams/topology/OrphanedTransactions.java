package org.bulletin.streams.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.bulletin.schemas.topics.Answers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that an instance has left open which the group has given up. Until they end,
 * nobody can go on where it was, and the indexer sees nothing of what comes behind; by themselves
 * they end only when the time of the longest page is over.
 *
 * <p>Kafka Streams names a transaction {@code APPLICATION-PROCESS-THREAD} and the client of a
 * member {@code APPLICATION-PROCESS-StreamThread-…}: whose process has no member is an orphan. Who
 * was given up wrongly is fenced, as the group's next owner would do it, and joins again.
 */
final class OrphanedTransactions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedTransactions.class);
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final int UUID_LENGTH = 36;

  private final Admin admin;
  private final String application;
  private final Supplier<Set<String>> ownClients;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "orphaned-transactions");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins to look after them.
   *
   * @param admin closed with this
   * @param application the Kafka Streams application, and its group
   * @param ownClients the members' clients of this instance; nothing is done while the group has
   *     none of them, for then its names may not be as expected
   */
  OrphanedTransactions(Admin admin, String application, Supplier<Set<String>> ownClients) {
    this.admin = admin;
    this.application = application;
    this.ownClients = ownClients;
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      // First the transactions: who begins one is a member before.
      List<String> open = open();
      if (open.isEmpty()) {
        return;
      }
      List<String> orphans = orphans(open, application, members(), ownClients.get());
      if (!orphans.isEmpty()) {
        Answers.of(admin.fenceProducers(orphans).all());
        LOG.info("ended what an instance that is gone had begun: {}", orphans);
      }
    } catch (KafkaException e) {
      LOG.debug("transactions are looked at again: {}", e.toString());
    } catch (RuntimeException e) {
      // The timer would end with it.
      LOG.warn("transactions cannot be looked at now", e);
    }
  }

  private List<String> open() {
    ListTransactionsOptions ongoing =
        new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
    return Answers.of(admin.listTransactions(ongoing).all()).stream()
        .map(TransactionListing::transactionalId)
        .toList();
  }

  private Set<String> members() {
    return Answers.of(admin.describeConsumerGroups(List.of(application)).all())
        .get(application)
        .members()
        .stream()
        .map(MemberDescription::clientId)
        .collect(Collectors.toSet());
  }

  /** Those of the application's transactions whose process has no member. */
  static List<String> orphans(
      Collection<String> open, String application, Set<String> members, Set<String> own) {
    if (own.stream().noneMatch(members::contains)) {
      return List.of();
    }
    int length = application.length() + 1 + UUID_LENGTH;
    Set<String> processes =
        members.stream()
            .filter(client -> client.length() > length)
            .map(client -> client.substring(0, length))
            .collect(Collectors.toSet());
    return open.stream()
        .filter(id -> id.startsWith(application + "-") && id.length() > length)
        .filter(id -> id.charAt(length) == '-' && !processes.contains(id.substring(0, length)))
        .toList();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
