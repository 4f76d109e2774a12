package org.bulletin.indexer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.indexer.index.Operation;

/** A record on its way into OpenSearch. */
final class Item {

  /** How far it is. */
  sealed interface State {}

  /** Nothing was done yet. */
  record Unread() implements State {}

  /** An operation has to be carried out. */
  record Ready(Operation operation) implements State {}

  /** A dead letter has to be written. */
  record Refused(Exception reason) implements State {}

  /** Nothing is left to do. */
  record Settled() implements State {}

  private final ConsumerRecord<String, byte[]> record;
  private State state = new Unread();

  Item(ConsumerRecord<String, byte[]> record) {
    this.record = record;
  }

  ConsumerRecord<String, byte[]> record() {
    return record;
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  State state() {
    return state;
  }

  void ready(Operation operation) {
    state = new Ready(operation);
  }

  void refused(Exception reason) {
    state = new Refused(reason);
  }

  void settled() {
    state = new Settled();
  }

  boolean isSettled() {
    return state instanceof Settled;
  }
}
