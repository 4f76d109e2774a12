package org.bulletin.indexer;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.bulletin.embedded.SharedStack;
import org.bulletin.embedded.fault.Fault;
import org.bulletin.indexer.IndexerWorld.Running;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.stages.StageStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bulletin.indexer.IndexerWorld.eventually;

/** Whatever is away is waited for; nothing is lost, nothing becomes a dead letter. */
class OutageIT {

  private static final String BULK = "POST .*_bulk";

  private final IndexerWorld world = new IndexerWorld();

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  static Stream<Arguments> failures() {
    String item =
        "{\"items\":[{\"index\":{\"status\":%d,\"error\":{\"type\":\"t\",\"reason\":\"r\"}}}]}";
    return Stream.of(
        Arguments.of(Fault.answer(429, "{}"), "429"),
        Arguments.of(Fault.answer(401, ""), "check --opensearch-user"),
        Arguments.of(Fault.answer(403, "{}"), "grant them"),
        Arguments.of(Fault.answer(503, "<html>away</html>"), "503"),
        Arguments.of(Fault.drop(), "does not serve us"),
        Arguments.of(Fault.loseReply(), "does not serve us"),
        Arguments.of(Fault.answer(200, item.formatted(429)), "t: r"),
        Arguments.of(Fault.answer(200, item.formatted(403)), "t: r"),
        Arguments.of(Fault.answer(200, item.formatted(404)), "t: r"),
        Arguments.of(Fault.answer(200, item.formatted(503)), "t: r"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void openSearchFailsForAWhile(Fault fault, String reason) {
    // Given
    Running running = world.start();
    world.awaitDone(running);
    world.openSearchProxy().inject(fault.to(BULK));

    // When
    world.send(world.articles(1, 1, 1));
    eventually().until(() -> world.openSearchProxy().injected() >= 2);

    // Then
    assertThat(running.status().state()).isEqualTo(State.WAITING);
    assertThat(running.status().reason().orElseThrow()).contains(reason);
    assertThat(world.members()).isEqualTo(1);
    world.openSearchProxy().heal();
    world.awaitDone(running);
    assertThat(world.articles()).hasSize(1);
    assertThat(world.deadLetters()).isEmpty();
    assertThat(running.count(Outcome.WRITTEN)).isEqualTo(1);
    eventually().until(() -> running.status().state() == State.RUNNING);
  }

  @Test
  void openSearchGoesDownAndComesBack() {
    // Given
    Running running = world.start();
    world.awaitDone(running);

    // When
    SharedStack.get().openSearch().stop();
    try {
      world.send(world.articles(1, 50, 1));
      eventually().until(() -> running.status().state() == State.WAITING);
    } finally {
      SharedStack.get().openSearch().start();
    }
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).hasSize(50);
    running.assertAccountsAddUp();
  }

  @Test
  void theBrokerGoesDownAndComesBack() {
    // Given
    Running running = world.start();
    world.send(world.articles(1, 1, 1));
    world.awaitDone(running);

    // When
    SharedStack.get().broker().stop();
    try {
      eventually()
          .until(() -> running.status().reason().filter(r -> r.contains("broker")).isPresent());
    } finally {
      SharedStack.get().broker().start();
    }
    world.send(world.articles(2, 2, 1));
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).hasSize(2);
    running.assertAccountsAddUp();
  }

  @Test
  void whoeverWaitsCanBeStopped() {
    // Given
    Running running = world.start();
    world.awaitDone(running);
    world.openSearchProxy().down();
    world.send(world.articles(1, 1, 1));
    eventually().until(() -> running.status().state() == State.WAITING);

    // When
    running.indexer().close();
    world.openSearchProxy().up();
    Running next = world.start();
    world.awaitDone(next);

    // Then
    assertThat(running.status().state()).isEqualTo(State.STOPPED);
    assertThat(running.status().countOf(Outcome.READ)).isZero();
    assertThat(next.count(Outcome.WRITTEN)).isEqualTo(1);
  }

  @Test
  void someItemsOfARequestFail() {
    // Given
    Running running = world.start();
    world.awaitDone(running);
    world
        .openSearchProxy()
        .inject(
            Fault.answer(
                    200,
                    """
                    {"items":[
                      {"index":{"status":429,"error":{"type":"t","reason":"r"}}},
                      {"index":{"status":201}}]}
                    """)
                .to(BULK)
                .times(1));

    // When
    world.send(world.articles(1, 2, 1));
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).containsOnlyKeys(firstOfBatch());
    assertThat(running.count(Outcome.WRITTEN)).isEqualTo(2);
  }

  /** The proxy lied about the second; only the first is tried again. */
  private String firstOfBatch() {
    return world.articles().keySet().iterator().next();
  }

  @Test
  void tooLargeARequestIsHalved() {
    // Given
    world.openSearchProxy().inject(Fault.answer(413, "").to(BULK).times(3));
    world.send(world.articles(1, 64, 1));

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).hasSize(64);
    assertThat(running.count(Outcome.WRITTEN)).isEqualTo(64);
    assertThat(world.deadLetters()).isEmpty();
  }

  @Test
  void whatIsTooLargeAloneGoesToTheDeadLetters() {
    // Given
    Running running = world.start();
    world.awaitDone(running);
    world.openSearchProxy().inject(Fault.answer(413, "").to(BULK).times(1));

    // When
    world.send(world.articles(1, 1, 1));
    world.awaitDone(running);
    world.send(world.articles(2, 2, 1));
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).containsOnlyKeys(IndexerWorld.articleId(2));
    assertThat(world.deadLetters()).hasSize(1);
    assertThat(world.deadLetters().get(0).getMessage()).contains("413");
    assertThat(running.count(Outcome.DEAD)).isEqualTo(1);
  }

  @Test
  void nothingIsThereAtTheStart() {
    // Given
    world.send(world.articles(1, 3, 1));
    world.registryProxy().down();
    world.openSearchProxy().down();

    // When
    Running running = world.start();
    eventually().until(() -> running.status().state() == State.WAITING);
    String first = running.status().reason().orElseThrow();
    world.registryProxy().up();
    eventually()
        .until(() -> running.status().reason().filter(reason -> !reason.equals(first)).isPresent());
    String second = running.status().reason().orElseThrow();
    world.openSearchProxy().up();
    world.awaitDone(running);

    // Then
    assertThat(first).contains("Schema Registry");
    assertThat(second).contains("OpenSearch");
    assertThat(world.articles()).hasSize(3);
  }

  @Test
  void theRegistryIsAwayWhenANewSchemaComes() throws Exception {
    // Given
    Running running = world.start();
    world.send(world.articles(1, 1, 1));
    world.awaitDone(running);
    world.registryProxy().down();

    // When
    world.send(
        world.enriched(
            IndexerWorld.articleId(2), withNewerSchema(Examples.article("p#2", 1, "neu"))));
    world.send(world.articles(3, 3, 1));
    eventually().until(() -> running.status().state() == State.WAITING);
    String reason = running.status().reason().orElseThrow();
    world.registryProxy().up();
    world.awaitDone(running);

    // Then
    assertThat(reason).contains("Schema Registry did not give schema");
    assertThat(world.articles()).hasSize(3);
    assertThat(world.deadLetters()).isEmpty();
  }

  /** The same record with the id of a schema that no reader has seen: one with other docs. */
  private byte[] withNewerSchema(EnrichedArticle article) throws Exception {
    byte[] bytes = world.registry().<EnrichedArticle>serializer().serialize("any", article);
    String schema =
        EnrichedArticle.getClassSchema()
            .toString()
            .replace("\"doc\":\"An article with", "\"doc\":\"" + world.generation() + ": with");
    SchemaRegistryClient client =
        new CachedSchemaRegistryClient(SharedStack.get().registry().address().toString(), 10);
    int id =
        client.register(
            "other-" + world.generation(), new AvroSchema(new Schema.Parser().parse(schema)));
    ByteBuffer.wrap(bytes).putInt(1, id);
    return bytes;
  }
}
