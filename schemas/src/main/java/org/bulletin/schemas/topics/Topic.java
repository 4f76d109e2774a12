package org.bulletin.schemas.topics;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the pipeline. Keys are UTF-8 strings.
 *
 * @param name the topic's name
 * @param value class of its values
 * @param partitions number of partitions that a new installation begins with; of more than one, as
 *     many as {@code bulletin.pages} has, whatever that is (see {@link TopicAdmin})
 * @param settings topic configuration that the pipeline relies on
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> value, int partitions, Map<String, String> settings) {

  public Topic {
    settings = Map.copyOf(settings);
  }

  /** Whether the topic must have as many partitions as the pages, whose issues meet in it. */
  public boolean isPartitionedAsPages() {
    return partitions > 1;
  }
}
