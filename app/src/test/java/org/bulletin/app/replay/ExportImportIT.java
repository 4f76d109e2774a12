package org.bulletin.app.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Selection;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pages and corrections out of one cluster and into another that has nothing. */
class ExportImportIT {

  private static final int PAGES = 24;
  private static final int PAGES_IN_ARCHIVE = 3;
  private static final int FEWER_PARTITIONS = 4;
  private static final String NEWSPAPER = ReplayWorld.NEWSPAPER;

  @TempDir private Path folder;

  @Test
  void anotherClusterComesToTheSameDocuments() throws IOException {
    // Given
    Path in = folder.resolve("in");
    GeneratedPages.write(in, NEWSPAPER, 0, PAGES);
    archive(in.resolve("issue.zip"));
    Path pages = folder.resolve("pages.ndjson.gz");
    Path corrections = folder.resolve("corrections.ndjson");
    String retracted = GeneratedPages.id(NEWSPAPER, 5);
    String corrected;
    Map<String, String> documents;
    IngestionResult again;
    try (ReplayWorld original = new ReplayWorld(folder.resolve("original"))) {
      original.startStages();
      ingest(original, in);
      Files.writeString(
          in.resolve(GeneratedPages.id(NEWSPAPER, 7) + ".txt"), "第七号水库开闸放水\n\n改过的一版。\n");
      ingest(original, in);
      var unused =
          original.stages().ingest().ingester().retract(new Selection.Pages(Set.of(retracted)));
      original.settle();
      corrected = original.documents().keySet().iterator().next();
      original.correct(corrected);
      original.settle();
      documents = original.documents();

      // When
      original.run(original.kafka("export", "pages", pages.toString()));
      original.run(original.kafka("export", "corrections", corrections.toString()));
      again = ingest(original, in);
    }
    try (ReplayWorld other = new ReplayWorld(folder.resolve("other"))) {
      other.startStages();
      List<String> first =
          printed(() -> other.run(other.kafka("import", "pages", pages.toString())));
      List<String> second =
          printed(() -> other.run(other.kafka("import", "pages", pages.toString())));
      List<String> third =
          printed(() -> other.run(other.kafka("import", "corrections", corrections.toString())));
      other.settle();

      // Then
      int lines = PAGES + PAGES_IN_ARCHIVE;
      assertThat(first)
          .containsExactly(
              "lines %d: written %d, unchanged 0, newer there 0, refused 0"
                  .formatted(lines, lines));
      assertThat(second)
          .containsExactly(
              "lines %d: written 0, unchanged %d, newer there 0, refused 0"
                  .formatted(lines, lines));
      assertThat(third)
          .containsExactly("lines 1: written 1, unchanged 0, newer there 0, refused 0");
      assertThat(other.documents()).isEqualTo(documents).containsKey(corrected);
      int written = other.pages().size();
      assertThat(ingest(other, in)).isEqualTo(again);
      assertThat(other.pages()).hasSize(written);
      badLinesAreNamedAndGoodOnesGoOn(other);
    }
  }

  private void badLinesAreNamedAndGoodOnesGoOn(ReplayWorld world) throws IOException {
    // Given
    Path out = folder.resolve("out.ndjson");
    world.run(world.kafka("export", "pages", out.toString()));
    List<String> lines = Files.readAllLines(out);
    Path bad = folder.resolve("bad.ndjson");
    Files.writeString(
        bad,
        String.join(
            "\n",
            lines.get(0),
            "",
            lines.get(1).replaceFirst("\"issue_date\":\"[^\"]*\"", "\"issue_date\":\"gestern\""),
            lines
                .get(2)
                .replaceFirst("\"page_id\":\"[^\"]*\"", "\"page_id\":\"neu/a.txt\"")
                .replaceFirst("\"content_hash\":\"[^\"]*\"", "\"content_hash\":\"ab\""),
            lines
                .get(3)
                .replaceFirst("\"content_hash\":\"[^\"]*\"", "\"content_hash\":\"cd\"")
                .replaceFirst("\"retracted\":true", "\"retracted\":false")
                .replaceFirst(
                    "\"ingested_at\":\"[^\"]*\"", "\"ingested_at\":\"2001-01-01T00:00:00Z\"")));
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    int[] exitCode = new int[1];

    // When
    List<String> printed;
    try {
      printed =
          printed(() -> exitCode[0] = world.tryTo(world.kafka("import", "pages", bad.toString())));
    } finally {
      System.setErr(err);
    }

    // Then
    assertThat(exitCode[0]).isEqualTo(1);
    assertThat(complained.toString(StandardCharsets.UTF_8))
        .contains("bulletin: " + bad + ", line 3: field issue_date: it is \"gestern\", not a date");
    assertThat(printed)
        .containsExactly("lines 4: written 1, unchanged 1, newer there 1, refused 1");
  }

  @Test
  void recordsKeepTheirTimesAndOrderInAnotherNumberOfPartitions() {
    // Given
    Path in = folder.resolve("in");
    GeneratedPages.write(in, NEWSPAPER, 0, PAGES);
    Path file = folder.resolve("pages.ndjson");
    try (ReplayWorld world = new ReplayWorld(folder.resolve("world"));
        Admin admin = world.admin()) {
      world.startStages();
      ingest(world, in);
      world.stopStages();
      List<ConsumerRecord<byte[], byte[]>> before = world.pages();
      world.run(world.kafka("export", "pages", file.toString()));
      makeAnew(admin);

      // When
      world.run(world.kafka("import", "pages", file.toString()));

      // Then
      List<ConsumerRecord<byte[], byte[]>> after = world.pages();
      assertThat(times(after)).isEqualTo(times(before)).hasSize(PAGES);
      assertThat(after)
          .allSatisfy(
              record ->
                  assertThat(record.partition())
                      .isEqualTo(IssuePartitioner.ofPage(keyOf(record), FEWER_PARTITIONS)));
      List<String> log = before.stream().map(ExportImportIT::keyOf).toList();
      for (int partition = 0; partition < FEWER_PARTITIONS; partition++) {
        int only = partition;
        assertThat(after.stream().filter(record -> record.partition() == only))
            .extracting(record -> log.indexOf(keyOf(record)))
            .isSorted();
      }
    }
  }

  static void makeAnew(Admin admin) {
    Answers.of(
        admin.deleteTopics(Topics.partitionedAsPages().stream().map(Topic::name).toList()).all());
    NewTopic pages =
        new NewTopic(Topics.PAGES.name(), FEWER_PARTITIONS, (short) 1)
            .configs(Topics.PAGES.settings());
    await()
        .ignoreExceptions()
        .until(
            () -> {
              Answers.of(admin.createTopics(List.of(pages)).all());
              return true;
            });
    await()
        .ignoreExceptions()
        .until(() -> new TopicAdmin(admin).create(Topics.shared()), any -> true);
  }

  private static Map<String, Long> times(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, Long> times = new TreeMap<>();
    records.forEach(record -> times.put(keyOf(record), record.timestamp()));
    return times;
  }

  private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static IngestionResult ingest(ReplayWorld world, Path folder) {
    return world
        .stages()
        .ingest()
        .ingester()
        .ingest(IngestRequest.of(folder), IngestionListener.NONE);
  }

  private static void archive(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 1; i <= PAGES_IN_ARCHIVE; i++) {
        zip.putNextEntry(new ZipEntry(i + ".txt"));
        zip.write("第%d座粮仓修缮完毕\n\n粮仓修缮日前完毕，秋粮陆续入库。\n".formatted(i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static List<String> printed(Runnable command) {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      command.run();
    } finally {
      System.setOut(out);
    }
    return new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
