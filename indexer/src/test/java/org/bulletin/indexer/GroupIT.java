package org.bulletin.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.embedded.fault.Fault;
import org.bulletin.indexer.IndexerWorld.Running;
import org.bulletin.schemas.stages.StageStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bulletin.indexer.IndexerWorld.eventually;

/** Members come, go and are killed under load; the accounts stay exact. */
class GroupIT {

  private static final int ARTICLES = 400;
  private static final int TRANSACTIONS = 20;
  private static final int CHANGES = 50;

  private final IndexerWorld world = new IndexerWorld();
  private final Random random = new Random(42);
  private final Map<String, Long> expected = new TreeMap<>();
  private long clock;

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void aMemberIsClosedAndFollowedUnderLoad() {
    // Given
    List<Running> runs = new ArrayList<>();

    // When
    for (int i = 0; i < 4; i++) {
      Running running = world.start();
      runs.add(running);
      change(TRANSACTIONS / 2);
      eventually().until(() -> running.count(Outcome.WRITTEN) > 0);
      running.indexer().close();
    }
    Running last = world.start();
    runs.add(last);
    world.awaitGroupDone();

    // Then
    assertExact();
    runs.forEach(Running::assertAccountsAddUp);
  }

  @Test
  void aMemberIsKilledUnderLoad() throws Exception {
    // Given
    int killedHalfway = 0;

    // When
    for (int i = 0; i < 3; i++) {
      change(TRANSACTIONS);
      Map<String, Long> versionsBefore = versions();
      Process process = process();
      try {
        eventually()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> !process.isAlive() || !versions().equals(versionsBefore));
      } finally {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
      if (!versions().equals(expected)) {
        killedHalfway++;
      }
    }
    change(2);
    Running last = world.start(IndexerSettings.ofGeneration(world.generation()).withMember("one"));
    world.awaitDone(last);

    // Then
    assertExact();
    last.assertAccountsAddUp();
    assertThat(killedHalfway).isPositive();
  }

  @Test
  void twoMembersShareAndOneLeavesWhileOpenSearchIsAway() {
    // Given
    Running first = world.start();
    change(4);
    world.awaitDone(first);

    // When
    world.openSearchProxy().inject(Fault.answer(429, "{}").to("_bulk"));
    change(4);
    eventually().until(() -> first.status().state() == State.WAITING);
    Running second = world.start();
    eventually().until(() -> world.members() == 2);
    eventually().until(() -> second.status().state() == State.WAITING);
    change(4);
    world.openSearchProxy().heal();
    world.awaitGroupDone();
    change(4);
    first.indexer().close();
    change(4);
    world.awaitGroupDone();

    // Then
    assertExact();
    first.assertAccountsAddUp();
    second.assertAccountsAddUp();
    assertThat(second.count(Outcome.WRITTEN)).isPositive();
    eventually().until(() -> second.indexer().progress().reached(world.ends()));
  }

  @Test
  void aMemberThatWaitsTakesOverWhatAnotherLeaves() {
    // Given
    Running first = world.start();
    Running second = world.start();
    eventually().until(() -> world.members() == 2);
    change(4);
    world.awaitGroupDone();
    world.openSearchProxy().inject(Fault.answer(429, "{}").to("_bulk"));
    change(10);
    eventually().until(() -> first.status().state() == State.WAITING);
    eventually().until(() -> second.status().state() == State.WAITING);

    // When
    first.indexer().close();
    eventually().until(() -> world.assignedPartitions() == world.ends().size());
    world.openSearchProxy().heal();
    world.awaitGroupDone();

    // Then
    assertExact();
    assertThat(second.status().state()).isNotEqualTo(State.FAILED);
    first.assertAccountsAddUp();
    second.assertAccountsAddUp();
  }

  /** Writes and deletes articles at random, as the topology does: the clock never falls. */
  private void change(int transactions) {
    for (int t = 0; t < transactions; t++) {
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      for (int i = 0; i < CHANGES; i++) {
        String id = IndexerWorld.articleId(random.nextInt(ARTICLES));
        clock++;
        if (random.nextInt(5) == 0) {
          records.add(world.tombstone(id, clock));
          expected.remove(id);
        } else {
          records.add(world.article(Examples.article(id, clock, "Fassung" + clock)));
          expected.put(id, clock);
        }
      }
      world.send(records);
    }
  }

  private void assertExact() {
    assertThat(versions()).isEqualTo(expected);
    assertThat(world.articles())
        .allSatisfy(
            (id, document) ->
                assertThat(document.at("/_source/body").asText())
                    .isEqualTo("Fassung" + document.path("_version").asLong()));
    assertThat(world.deadLetters()).isEmpty();
  }

  private Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> document : world.articles().entrySet()) {
      versions.put(document.getKey(), document.getValue().path("_version").asLong());
    }
    return versions;
  }

  private Process process() throws IOException {
    EmbeddedStack stack = SharedStack.get();
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            IndexerProcess.class.getName(),
            stack.broker().address(),
            stack.registry().address().toString(),
            stack.openSearch().address().toString(),
            world.generation(),
            "one")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
