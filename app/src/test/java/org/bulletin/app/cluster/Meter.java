package org.bulletin.app.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topic;

/** How many records a second come into a topic. */
final class Meter {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private Meter() {}

  /**
   * Waits for so many new records, committed ones alone.
   *
   * @param begin makes them come
   * @return records a second from the first to the last that was seen; starting a process does not
   *     count
   */
  static double rate(ClusterSettings cluster, Topic<?> topic, int records, Runnable begin) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, consumer.partitionsFor(topic.name()).size())
              .mapToObj(number -> new TopicPartition(topic.name(), number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      begin.run();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      int seen = 0;
      int seenFirst = 0;
      long first = 0;
      while (seen < records) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("only %d of %d records have come".formatted(seen, records));
        }
        int more = consumer.poll(POLL).count();
        if (seen == 0 && more > 0) {
          first = System.nanoTime();
          seenFirst = more;
        }
        seen += more;
      }
      return (seen - seenFirst)
          * (double) TimeUnit.SECONDS.toNanos(1)
          / (System.nanoTime() - first);
    }
  }
}
