package org.bulletin.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens, and wherever processes are killed (a killed retraction is repeated): after one
 * undisturbed run, the pages that are there are those that the memory speaks of, with the texts of
 * the files.
 */
class MemoryAgreesTest {

  private static final int HISTORIES = 400;
  private static final int STEPS = 12;
  private static final List<String> LABELS = List.of("01", "02");

  private final List<String> history = new ArrayList<>();
  private Instant clock = Instant.parse("2025-11-14T08:00:00Z");

  @Test
  void afterAnyHistory(@TempDir Path temp) throws IOException {
    for (int seed = 0; seed < HISTORIES; seed++) {
      // Given
      Random random = new Random(seed);
      Path folder = Files.createDirectory(temp.toRealPath().resolve("in" + seed));
      IngestRequest request = IngestRequest.of(folder);
      TestLog log = new TestLog();
      history.clear();

      // When
      for (int step = 0; step < STEPS; step++) {
        act(random, folder, request, log);
      }
      log.ingest(request);

      // Then
      assertThat(log.texts()).as("seed %d: %s", seed, history).isEqualTo(expected(log));
    }
  }

  private void act(Random random, Path folder, IngestRequest request, TestLog log)
      throws IOException {
    String name = Integer.toString(random.nextInt(3));
    Path sidecar = folder.resolve(name + ".json");
    int writes = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(8);
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        String text = "text " + random.nextInt(3);
        history.add("write " + name + ": " + text);
        write(folder.resolve(name + ".txt"), text);
      }
      case 2 -> {
        String label = LABELS.get(random.nextInt(LABELS.size()));
        history.add("label " + name + ": " + label);
        write(
            sidecar,
            "{\"newspaper\": \"青浦报\", \"issue_date\": \"2025-11-14\", \"page_label\": \"%s\"}"
                .formatted(label));
      }
      case 3 -> {
        history.add("unlabel " + name);
        Files.deleteIfExists(sidecar);
      }
      case 4 -> {
        history.add("retract " + name + ", writes " + writes);
        String pageId =
            random.nextBoolean()
                ? folder.getFileName() + "/" + name + ".txt"
                : "青浦报/2025-11-14/" + LABELS.get(random.nextInt(LABELS.size()));
        Selection selection = new Selection.Pages(Set.of(pageId));
        killable(() -> log.retract(selection, writes));
        log.retract(selection);
      }
      case 5 -> {
        history.add("restore, writes " + writes);
        killable(() -> log.ingest(request.restoring(), writes));
      }
      default -> {
        history.add("ingest, writes " + writes);
        killable(() -> log.ingest(request, writes));
      }
    }
  }

  private static Map<String, String> expected(TestLog log) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (Source source : log.memory().all()) {
      assertThat(source.getOutcome()).isNotEqualTo(SourceOutcome.WRITING);
      if (source.getOutcome() == SourceOutcome.PUBLISHED) {
        for (String pageId : RememberedPages.live(source)) {
          texts.put(pageId, Files.readString(Path.of(URI.create(source.getUri()))));
        }
      } else if (source.getOutcome() == SourceOutcome.REFUSED) {
        RememberedPages.held(source).stream()
            .filter(log.texts()::containsKey)
            .forEach(pageId -> texts.put(pageId, log.texts().get(pageId)));
      }
    }
    return texts;
  }

  private static void killable(Runnable action) {
    try {
      action.run();
    } catch (TestLog.Killed e) {
      assertThat(e).isNotNull();
    }
  }

  private void write(Path file, String text) throws IOException {
    clock = clock.plusSeconds(1);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(clock));
  }
}
