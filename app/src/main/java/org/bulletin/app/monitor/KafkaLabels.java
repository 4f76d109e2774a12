package org.bulletin.app.monitor;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Gives all meters of a consumer's fetches the same labels. Kafka has some of them a client, others
 * a topic or partition, under one name; Prometheus's client takes the labels of the first for a
 * rule and refuses the rest. An empty label is for Prometheus no label.
 */
final class KafkaLabels implements MeterFilter {

  private static final String FETCHES = "kafka.consumer.fetch.manager.";
  private static final Tags NO_PARTITION = Tags.of("topic", "", "partition", "");

  @Override
  public Meter.Id map(Meter.Id id) {
    return id.getName().startsWith(FETCHES) ? id.replaceTags(NO_PARTITION.and(id.getTags())) : id;
  }
}
