package org.bulletin.schemas.topics;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the pipeline. Keys are UTF-8 strings.
 *
 * @param name the topic's name
 * @param value class of its values
 * @param partitions number of partitions, which is never changed in place
 * @param settings topic configuration that the pipeline relies on
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> value, int partitions, Map<String, String> settings) {

  public Topic {
    settings = Map.copyOf(settings);
  }
}
