package org.bulletin.indexer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Operation;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Brings the records of a batch to their outcomes: reads them, leaves out those that a later one of
 * the batch replaces, writes the rest, and sends to the dead letters what nothing can be done with.
 */
final class Settler {

  private record DocumentId(String alias, String id) {}

  private final Map<String, FeedReader<?>> readers;
  private final BulkWriter writer;
  private final DeadLetterWriter deadLetters;
  private final StageStatus status;
  private final SettlingMeters meters;
  private final RejectionStreak rejections = new RejectionStreak();

  /**
   * Creates one.
   *
   * @param readers by topic
   */
  Settler(
      Map<String, FeedReader<?>> readers,
      BulkWriter writer,
      DeadLetterWriter deadLetters,
      StageStatus status,
      SettlingMeters meters) {
    this.readers = Map.copyOf(readers);
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.status = status;
    this.meters = meters;
  }

  /**
   * Settles as much of a batch as it can; called again, it goes on where it was.
   *
   * @return what is in the way, in a sentence; empty if all is settled
   * @throws StoppedException if no later call can settle the rest
   */
  Optional<String> settle(Batch batch) {
    try {
      read(batch);
      leaveOutSuperseded(batch);
      Optional<String> obstacle = write(batch);
      bury(batch);
      return obstacle;
    } catch (RegistryUnavailableException | KafkaException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void read(Batch batch) {
    for (Item item : batch.items()) {
      if (item.state() instanceof Item.Unread) {
        try {
          item.ready(readers.get(item.record().topic()).operation(item.record()));
        } catch (UndecodableException e) {
          item.refused(e);
        }
      }
    }
  }

  private void leaveOutSuperseded(Batch batch) {
    Map<DocumentId, Item> latest = new HashMap<>();
    for (Item item : batch.items()) {
      if (item.state() instanceof Item.Ready ready) {
        Operation operation = ready.operation();
        Item earlier = latest.put(new DocumentId(operation.alias(), operation.id()), item);
        if (earlier != null) {
          settle(earlier, Outcome.SUPERSEDED);
        }
      }
    }
  }

  private Optional<String> write(Batch batch) {
    List<Item> items = new ArrayList<>();
    List<Operation> operations = new ArrayList<>();
    for (Item item : batch.items()) {
      if (item.state() instanceof Item.Ready ready) {
        items.add(item);
        operations.add(ready.operation());
      }
    }
    List<Decision> decisions = writer.attempt(operations);
    Optional<String> obstacle = Optional.empty();
    for (int i = 0; i < items.size(); i++) {
      Decision decision = decisions.get(i);
      Optional<String> inTheWay = apply(decision, items.get(i), operations.get(i));
      obstacle = obstacle.or(() -> inTheWay);
    }
    return obstacle;
  }

  private Optional<String> apply(Decision decision, Item item, Operation operation) {
    switch (decision.verdict()) {
      case WRITTEN -> {
        rejections.accepted(operation.alias());
        settle(item, Outcome.WRITTEN);
      }
      case ALREADY_NEWER -> {
        rejections.accepted(operation.alias());
        settle(item, Outcome.ALREADY_NEWER);
      }
      case DELETED -> settle(item, Outcome.DELETED);
      case UNCHANGED -> settle(item, Outcome.UNCHANGED);
      case REJECTED -> {
        rejections.rejected(operation.alias(), decision.reason());
        item.refused(new RejectedDocumentException(decision.reason()));
      }
      case TRY_AGAIN -> {
        return Optional.of(decision.reason());
      }
    }
    return Optional.empty();
  }

  private void bury(Batch batch) {
    for (Item item : batch.items()) {
      if (item.state() instanceof Item.Refused refused) {
        deadLetters.write(item.record(), refused.reason());
        settle(item, Outcome.DEAD);
      }
    }
  }

  private void settle(Item item, Outcome outcome) {
    item.settled();
    status.count(Outcome.READ);
    status.count(outcome.count());
    meters.settled(item.record(), outcome);
  }
}
