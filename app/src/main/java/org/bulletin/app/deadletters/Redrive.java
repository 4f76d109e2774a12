package org.bulletin.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.bulletin.app.requests.PageRequests;
import org.bulletin.app.requests.StoredPages;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Tries again what dead letters are about. Of a page or article that was understood, the page is
 * asked for; bytes that nobody could decode are written again where they were, once they can be
 * decoded and unless their key has a newer record. Each letter is marked only after what was tried
 * is acknowledged: killed in between, it is tried again by the next run. Not safe across threads.
 */
public final class Redrive implements AutoCloseable {

  private static final String UNDECODABLE = UndecodableException.class.getName();

  private final ClusterSettings cluster;
  private final Registry registry;
  private final String generation;
  private final InstantSource clock;
  private final PageRequests requests;
  private final Producer<byte[], byte[]> producer;
  private final Serializer<DeadLetter> letters;
  private final Set<String> asked = new HashSet<>();
  private Optional<StoredPages> pages = Optional.empty();

  private Redrive(
      ClusterSettings cluster,
      Registry registry,
      String generation,
      InstantSource clock,
      PageRequests requests,
      Producer<byte[], byte[]> producer) {
    this.cluster = cluster;
    this.registry = registry;
    this.generation = generation;
    this.clock = clock;
    this.requests = requests;
    this.producer = producer;
    this.letters = registry.serializer();
  }

  /**
   * Connects.
   *
   * @param generation that says which pages there are: the served one
   * @throws org.bulletin.schemas.topics.TopicMismatchException if the topics are not as they must
   *     be
   */
  public static Redrive open(
      ClusterSettings cluster, Registry registry, String generation, InstantSource clock) {
    PageRequests requests = PageRequests.open(cluster, registry);
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DEAD_LETTER_BYTES);
    return new Redrive(
        cluster,
        registry,
        generation,
        clock,
        requests,
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Tries again what one letter is about, and marks it.
   *
   * @return why it cannot be tried again, in a sentence; empty if it was
   * @throws KafkaException if the broker does not take something
   */
  public Optional<String> redrive(String id, DeadLetter letter) {
    Optional<String> obstacle =
        letter.getErrorClass().equals(UNDECODABLE) ? writeAgain(letter) : ask(id, letter);
    if (obstacle.isEmpty()) {
      mark(id, letter);
    }
    return obstacle;
  }

  private Optional<String> ask(String id, DeadLetter letter) {
    if (letter.getKey().isEmpty()) {
      return Optional.of("its record has no key that would name a page");
    }
    String key = letter.getKey().get();
    Optional<String> pageId = pages().namedBy(key);
    if (pageId.isEmpty()) {
      return Optional.of(
          "generation %s has no page that %s names any more".formatted(generation, key));
    }
    if (asked.add(pageId.get())) {
      requests.send(pageId.get(), Optional.empty(), "bulletin dead-letters redrive " + id);
      requests.flush();
    }
    return Optional.empty();
  }

  private StoredPages pages() {
    if (pages.isEmpty()) {
      pages = Optional.of(StoredPages.of(cluster, registry, generation));
    }
    return pages.get();
  }

  private Optional<String> writeAgain(DeadLetter letter) {
    Optional<byte[]> bytes = LetterValue.bytes(letter);
    if (bytes.isEmpty()) {
      return Optional.of("it has no bytes that could be written again: " + letter.getMessage());
    }
    try {
      var unused = LetterValue.decode(registry, letter.getTopic(), bytes.get());
    } catch (UndecodableException e) {
      return Optional.of("it still cannot be decoded: " + e.getMessage());
    }
    Rewriting rewriting = Rewriting.of(cluster, letter, bytes.get());
    if (rewriting instanceof Rewriting.Possible possible) {
      send(possible.record());
      return Optional.empty();
    }
    return Optional.of(((Rewriting.Impossible) rewriting).why());
  }

  private void mark(String id, DeadLetter letter) {
    Instant now = clock.instant();
    DeadLetter marked = DeadLetter.newBuilder(letter).setRedrivenAt(now).build();
    String topic = Topics.DEAD_LETTERS.name();
    send(
        new ProducerRecord<>(
            topic,
            null,
            now.toEpochMilli(),
            id.getBytes(StandardCharsets.UTF_8),
            letters.serialize(topic, marked),
            List.of()));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "topic " + record.topic() + " does not take a record: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    requests.close();
  }
}
