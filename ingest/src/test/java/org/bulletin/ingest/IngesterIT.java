package org.bulletin.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Against a real broker and a real registry. Each test has a folder and a collection of its own.
 */
class IngesterIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private final EmbeddedStack stack = SharedStack.get();
  private final StageStatus status = new StageStatus("ingest");
  private final ClusterSettings cluster =
      new ClusterSettings(
          stack.broker().address(), stack.registry().address().toString(), Map.of());
  private Admin admin;
  private Registry registry;
  private Path folder;
  private String collection;

  @BeforeEach
  void prepare(@TempDir Path temp) throws IOException {
    collection = "folder-" + FOLDERS.incrementAndGet();
    folder = Files.createDirectory(temp.toRealPath().resolve(collection));
    registry = Registry.of(cluster);
    registry.registerAll();
    admin = Admin.create(cluster.kafka());
    new TopicAdmin(admin).create(Topics.shared());
  }

  @AfterEach
  void close() {
    registry.close();
    admin.close();
  }

  @Test
  void seedsArePublishedOnce() throws IOException {
    // Given
    IngestRequest seeds = IngestRequest.of(Path.of("../seeds")).into(collection);

    // When
    IngestionResult first = ingest(seeds);
    IngestionResult second = ingest(seeds);

    // Then
    assertThat(first.published()).isEqualTo(5);
    assertThat(second.published()).isZero();
    assertThat(second.unchanged()).isEqualTo(5);
    Map<String, RawPage> pages = pages();
    assertThat(pages).hasSize(5);
    for (RawPage page : pages.values()) {
      String file = page.getPageId().substring(collection.length() + 1);
      assertThat(page.getText()).isEqualTo(Files.readString(Path.of("../seeds", file)));
    }
  }

  @Test
  void retractedPagesComeBackOnlyWhenChangedOrRestored() throws IOException {
    // Given
    write("a.txt", "甲");
    write("b.txt", "乙");
    ingest(IngestRequest.of(folder));

    // When
    RetractionResult retraction = with(each -> each.retract(new Selection.Collection(collection)));
    IngestionResult rescan = ingest(IngestRequest.of(folder));

    // Then
    assertThat(retraction.retracted()).hasSize(2);
    assertThat(rescan.retracted()).isEqualTo(2);
    assertThat(livePages()).isZero();

    // When
    write("a.txt", "甲，更正");
    IngestionResult changed = ingest(IngestRequest.of(folder));

    // Then
    assertThat(changed.published()).isEqualTo(1);
    assertThat(livePages()).isEqualTo(1);

    // When
    IngestionResult restored =
        with(each -> each.restore(new Selection.Collection(collection), IngestionListener.NONE));

    // Then
    assertThat(restored.published()).isEqualTo(1);
    assertThat(livePages()).isEqualTo(2);
    assertThat(ingest(IngestRequest.of(folder)).unchanged()).isEqualTo(2);
  }

  @Test
  void twoIngestersAtOnceAgree() throws Exception {
    // Given
    makeFiles(500);
    ExecutorService threads = Executors.newFixedThreadPool(2);

    // When
    List<CompletableFuture<IngestionResult>> both =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(() -> ingest(IngestRequest.of(folder)), threads))
            .limit(2)
            .toList();
    both.forEach(CompletableFuture::join);
    threads.shutdown();

    // Then
    assertThat(both.stream().map(CompletableFuture::join))
        .allSatisfy(result -> assertThat(result.published() + result.unchanged()).isEqualTo(500));
    assertThat(pages()).hasSize(500);
    assertThat(ingest(IngestRequest.of(folder)).unchanged()).isEqualTo(500);
  }

  @Test
  void killedInTheMiddleEveryPageIsThereOnce() throws Exception {
    // Given
    int files = 6000;
    makeFiles(files);
    long before = end(Topics.SOURCES.name());
    Process process = IngestProcess.start(cluster, folder);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> end(Topics.SOURCES.name()) > before + 1500);

    // When
    process.destroyForcibly().waitFor();
    long remembered =
        sources().values().stream()
            .filter(source -> source.getOutcome() == SourceOutcome.PUBLISHED)
            .count();
    IngestionResult result = ingest(IngestRequest.of(folder));

    // Then
    assertThat(process.exitValue()).isEqualTo(137);
    assertThat(remembered).isBetween(1L, files - 1L);
    assertThat(result.unchanged()).isEqualTo(remembered);
    assertThat(result.published()).isEqualTo(files - remembered);
    assertThat(result.refused()).isZero();
    assertThat(pages()).hasSize(files);
    assertThat(sources().values())
        .hasSize(files)
        .allMatch(source -> source.getOutcome() == SourceOutcome.PUBLISHED);
  }

  @Test
  void brokerThatIsAwayIsWaitedFor() throws Exception {
    // Given
    makeFiles(300);
    try (Ingester ingester = open()) {
      stack.broker().stop();

      // When
      CompletableFuture<IngestionResult> run =
          CompletableFuture.supplyAsync(
              () -> ingester.ingest(IngestRequest.of(folder), IngestionListener.NONE));
      await().atMost(PATIENCE).until(() -> status.state() == StageStatus.State.WAITING);
      stack.broker().start();

      // Then
      assertThat(run.get().published()).isEqualTo(300);
      assertThat(status.state()).isEqualTo(StageStatus.State.RUNNING);
      assertThat(pages()).hasSize(300);
    } finally {
      stack.broker().start();
    }
  }

  @Test
  void brokerThatGoesAwayInTheMiddleLosesNothing() throws Exception {
    // Given
    makeFiles(3000);
    AtomicInteger done = new AtomicInteger();
    IngestionListener listener =
        new IngestionListener() {
          @Override
          public void found(int sources) {}

          @Override
          public void done(String source, Outcome outcome) {
            done.incrementAndGet();
          }
        };
    try (Ingester ingester = open()) {
      CompletableFuture<IngestionResult> run =
          CompletableFuture.supplyAsync(() -> ingester.ingest(IngestRequest.of(folder), listener));
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> done.get() > 50);

      // When
      stack.broker().stop();
      int doneThen = done.get();
      stack.broker().start();

      // Then
      assertThat(doneThen).isLessThan(3000);
      assertThat(run.get().published()).isEqualTo(3000);
      assertThat(pages()).hasSize(3000);
    } finally {
      stack.broker().start();
    }
  }

  @Test
  void watchedFolderIsFollowed() throws Exception {
    // Given
    write("before.txt", "甲");
    try (Ingester ingester = open()) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Thread watcher =
          new Thread(
              () -> {
                try {
                  ingester.watch(IngestRequest.of(folder), IngestionListener.NONE);
                } catch (InterruptedException e) {
                  ended.complete(null);
                }
              });
      watcher.start();

      // When, Then: what was there, what is written, what is renamed, what changes
      awaitText("before.txt", "甲");
      write("new.txt", "乙");
      awaitText("new.txt", "乙");
      Path hidden = write(".part", "丙");
      Files.setLastModifiedTime(hidden, FileTime.from(Instant.now().minusSeconds(5)));
      Files.move(hidden, folder.resolve("renamed.txt"));
      awaitText("renamed.txt", "丙");
      write("new.txt", "乙，更正");
      awaitText("new.txt", "乙，更正");
      assertThat(status.counts()).isEqualTo(Map.of("published", 4L));

      // When the page is retracted elsewhere and the file is only touched
      with(each -> each.retract(new Selection.Collection(collection)));
      Files.setLastModifiedTime(
          folder.resolve("new.txt"), FileTime.from(Instant.now().minusSeconds(60)));

      // Then
      await().atMost(PATIENCE).until(() -> status.countOf("retracted") == 1);
      assertThat(livePages()).isZero();

      // When
      watcher.interrupt();

      // Then
      ended.get();
    }
  }

  @Test
  void everyFileOfALargeFolderIsPublished() throws IOException {
    // Given
    makeFiles(300);
    try (Ingester ingester = open()) {

      // When
      IngestionResult result = ingester.ingest(IngestRequest.of(folder), IngestionListener.NONE);

      // Then
      assertThat(result.published()).isEqualTo(300);
    }
  }

  private void awaitText(String file, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> pages().get(collection + "/" + file).getText().equals(own(text)));
  }

  private interface Action<T> {
    T on(Ingester ingester);
  }

  private <T> T with(Action<T> action) {
    try (Ingester ingester = open()) {
      return action.on(ingester);
    }
  }

  private IngestionResult ingest(IngestRequest request) {
    return with(ingester -> ingester.ingest(request, IngestionListener.NONE));
  }

  private Ingester open() {
    return Ingester.open(cluster, registry, status, Newspapers.defaults());
  }

  private Map<String, RawPage> pages() {
    Map<String, RawPage> pages = LatestRecords.of(cluster, registry, Topics.PAGES);
    pages.keySet().removeIf(key -> !key.startsWith(collection + "/"));
    return pages;
  }

  private long livePages() {
    return pages().values().stream().filter(page -> !page.getRetracted()).count();
  }

  private Map<String, Source> sources() {
    Map<String, Source> sources = LatestRecords.of(cluster, registry, Topics.SOURCES);
    sources.values().removeIf(source -> !source.getCollection().equals(collection));
    return sources;
  }

  private long end(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), own(text));
  }

  /** The tests share a broker, and the same text under another name would be the same page. */
  private String own(String text) {
    return text + " " + collection;
  }

  /** Files of 9 kB whose texts differ. */
  private void makeFiles(int files) throws IOException {
    for (int i = 0; i < files; i++) {
      write(i + ".txt", ("第" + i + "版，今天的天气很好。\n").repeat(300));
    }
  }
}
