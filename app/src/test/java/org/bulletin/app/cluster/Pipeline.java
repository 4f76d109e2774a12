package org.bulletin.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.bulletin.app.Bulletin;
import org.bulletin.app.Main;
import org.bulletin.app.stages.Accounts;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Stages on a {@link ServerCluster}, each instance a process that gets environment variables. */
final class Pipeline implements AutoCloseable {

  static final String STREAMS = "streams";
  static final String INDEXER = "indexer";
  static final String INGEST = "ingest";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String GENERATION = Topics.FIRST_GENERATION;

  private final ServerCluster cluster;
  private final Path folder;
  private final Inbox inbox;
  private final Map<String, String> environment;
  private final Map<String, Bulletin> instances = new HashMap<>();
  private final AtomicInteger states = new AtomicInteger();

  /**
   * Registers schemas, creates topics and indices; the servers must run.
   *
   * @param environment of every instance, beside where the servers are
   */
  Pipeline(ServerCluster cluster, Path folder, Map<String, String> environment) {
    this.cluster = cluster;
    this.folder = folder;
    this.inbox = new Inbox(folder);
    this.environment = environment;
    assertThat(run("init")).isZero();
  }

  /** The folder that ingesters watch. */
  Inbox inbox() {
    return inbox;
  }

  /** Runs a command in this process, and gives its exit code. */
  int run(String... args) {
    return Main.run(args, cluster.environment());
  }

  /**
   * Starts an instance.
   *
   * @param name such as {@code streams-1}: the stage, and which instance; it has its stores for
   *     itself, on a new disk, as a container that is replaced
   */
  Bulletin start(String name) {
    String stage = stage(name);
    Map<String, String> all = new HashMap<>(environment);
    if (stage.equals(STREAMS)) {
      all.put("BULLETIN_STATE_DIR", stateDirectory(states.incrementAndGet()).toString());
    }
    List<String> args =
        stage.equals(INGEST)
            ? List.of(INGEST, "--watch", inbox.folder().toString())
            : List.of(stage);
    Bulletin instance = cluster.start(all, args.toArray(String[]::new));
    instances.put(name, instance);
    return instance;
  }

  private Path stateDirectory(int number) {
    return folder.resolve("state-" + number);
  }

  /**
   * Of how many partitions a streams instance has stores, its own or copies.
   *
   * @param number of the instance, counted from 1 in the order of their starts
   */
  long stores(int number) {
    Path application = stateDirectory(number).resolve(StreamsSettings.applicationId(GENERATION));
    try (Stream<Path> tasks = Files.list(application)) {
      return tasks.filter(task -> task.getFileName().toString().matches("\\d+_\\d+")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stage that an instance's name says. */
  static String stage(String name) {
    return name.replaceFirst("-\\d+$", "");
  }

  Bulletin instance(String name) {
    return instances.get(name);
  }

  /** How many members the stage's group has; a streams instance has one a thread. */
  int members(String stage) {
    String group = "bulletin-" + stage + "-" + GENERATION;
    try (Admin admin = Admin.create(cluster.kafka().kafka())) {
      return Answers.of(admin.describeConsumerGroups(List.of(group)).all())
          .get(group)
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .toList()
          .size();
    } catch (KafkaException e) {
      return 0;
    }
  }

  Accounts accounts() {
    return Accounts.take(cluster.kafka(), cluster.index(), GENERATION);
  }

  /** How many pages are searchable; 0 while the index cannot be asked. */
  long pagesIndexed() {
    try {
      return accounts().pageDocuments();
    } catch (RuntimeException e) {
      return 0;
    }
  }

  /** Waits until all that is in the inbox is searchable. */
  void awaitAll() {
    Accounts whole =
        new Accounts(inbox.pages(), inbox.pages(), inbox.articles(), inbox.articles(), 0);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(accounts()).isEqualTo(whole));
  }

  static void waitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(condition::getAsBoolean);
  }

  Ledger ledger() {
    return Ledger.take(cluster.kafka(), cluster.index());
  }

  /** A file of Kafka properties for the environment variable BULLETIN_KAFKA_CONFIG. */
  static Path kafkaConfig(Path folder, String lines) {
    try {
      return Files.writeString(folder.resolve("kafka.properties"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    instances.values().forEach(Bulletin::close);
  }
}
