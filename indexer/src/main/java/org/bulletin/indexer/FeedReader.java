package org.bulletin.indexer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.indexer.index.Operation;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.UndecodableException;
import org.bulletin.schemas.topics.VersionHeader;

/** Makes operations of a feed's records. */
final class FeedReader<V extends SpecificRecord> {

  private final Feed<V> feed;
  private final RecordDecoder<V> decoder;
  private final InstantSource clock;

  FeedReader(Feed<V> feed, Registry registry, InstantSource clock) {
    this.feed = feed;
    this.decoder = registry.decoder(feed.topic());
    this.clock = clock;
  }

  /**
   * The operation that a record asks for.
   *
   * @throws UndecodableException if it asks for none and never will
   * @throws org.bulletin.schemas.topics.RegistryUnavailableException if that cannot be told now
   */
  Operation operation(ConsumerRecord<String, byte[]> record) throws UndecodableException {
    if (record.key() == null) {
      throw new UndecodableException("a record without a key", null);
    }
    String alias = feed.index().writeAlias();
    String id = feed.documentId().apply(record.key());
    if (record.value() == null) {
      long version =
          VersionHeader.in(record.headers())
              .orElseThrow(() -> new UndecodableException("a tombstone that has no version", null));
      return new Operation.Delete(alias, id, version);
    }
    V value = decoder.decode(record.value());
    return new Operation.Write(alias, id, feed.version().applyAsLong(value), document(value));
  }

  private ByteBuffer document(V value) throws UndecodableException {
    try {
      return StandardCharsets.UTF_8.encode(
          feed.document().apply(value, clock.instant()).toString());
    } catch (RuntimeException e) {
      throw new UndecodableException("no document can be made of it: " + e, e);
    }
  }
}
