package org.bulletin.app.monitor;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;

/**
 * Which of Kafka's meters are scraped.
 *
 * <p>Kafka Streams has some dozens of meters a store, processor and broker, in each task:
 * thousands, of which nearly nobody asks for any. What a store takes of memory and disk stays.
 */
final class KafkaMeters implements MeterFilter {

  private static final List<String> TOO_MANY =
      List.of(
          "kafka.stream.state.",
          "kafka.stream.processor.node.",
          "kafka.stream.topic.",
          "kafka.stream.record.cache.",
          "kafka.consumer.node.",
          "kafka.producer.node.",
          "kafka.producer.topic.",
          "kafka.admin.client.node.");

  private static final Set<String> KEPT =
      Set.of(
          "kafka.stream.state.block.cache.usage",
          "kafka.stream.state.estimate.num.keys",
          "kafka.stream.state.size.all.mem.tables",
          "kafka.stream.state.total.sst.files.size");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return TOO_MANY.stream().anyMatch(id.getName()::startsWith) && !KEPT.contains(id.getName())
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }
}
