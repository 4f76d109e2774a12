package org.bulletin.app.partitions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.TopicScan;

/**
 * The latest record of each key of a topic, as the hash of its value and headers, and its time.
 * Takes about 200 bytes of memory a key. A tombstone is as good as nothing: the broker may have
 * removed it in one topic and not yet in another.
 */
final class LatestByKey {

  private record Latest(ByteBuffer hash, long timestamp) {}

  private final Map<ByteBuffer, Latest> latest = new HashMap<>();

  private LatestByKey() {}

  /** Reads a topic. */
  static LatestByKey of(ClusterSettings cluster, String topic) {
    LatestByKey all = new LatestByKey();
    TopicScan.of(cluster, topic, all::take);
    return all;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    ByteBuffer key = ByteBuffer.wrap(record.key());
    if (record.value() == null) {
      latest.remove(key);
    } else {
      latest.put(key, new Latest(hash(record), record.timestamp()));
    }
  }

  /** The number of keys whose latest record is no tombstone. */
  int size() {
    return latest.size();
  }

  /** A key that another topic does not have alike, the first in the order of keys. */
  Optional<String> differenceFrom(LatestByKey other) {
    TreeSet<String> keys = new TreeSet<>();
    latest.forEach(
        (key, value) -> {
          if (!value.equals(other.latest.get(key))) {
            keys.add(readable(key));
          }
        });
    other.latest.keySet().stream()
        .filter(key -> !latest.containsKey(key))
        .map(LatestByKey::readable)
        .forEach(keys::add);
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.first());
  }

  private static String readable(ByteBuffer key) {
    return StandardCharsets.UTF_8.decode(key.duplicate()).toString();
  }

  private static ByteBuffer hash(ConsumerRecord<byte[], byte[]> record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Header header : record.headers()) {
        update(digest, header.key().getBytes(StandardCharsets.UTF_8));
        update(digest, header.value());
      }
      update(digest, record.value());
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With its length before it, so that what follows cannot be taken for a part of it. */
  private static void update(MessageDigest digest, byte[] bytes) {
    int length = bytes == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    if (bytes != null) {
      digest.update(bytes);
    }
  }
}
