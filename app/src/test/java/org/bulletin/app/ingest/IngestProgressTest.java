package org.bulletin.app.ingest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Outcome;
import org.bulletin.ingest.source.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IngestProgressTest {

  private static final Outcome TWO_PAGES = new Outcome.Published(List.of("a#1", "a#2"));

  private final AtomicLong time = new AtomicLong();
  private final StringWriter err = new StringWriter();

  @Test
  void saysEveryTenSecondsHowFarItIs() {
    // Given
    try (IngestProgress progress = progress()) {
      progress.found(3000);

      // When
      for (int second = 1; second <= 25; second++) {
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        for (int i = 0; i < 10; i++) {
          progress.done("a", TWO_PAGES);
        }
      }
    }

    // Then
    assertThat(err.toString().lines())
        .containsExactly(
            "bulletin: 91 of 3,000 sources, 18 pages/s, 5 min 20 s left",
            "bulletin: 191 of 3,000 sources, 19 pages/s, 4 min 54 s left");
  }

  @Test
  void shortRunSaysOnlyWhatIsRefused() {
    // Given
    try (IngestProgress progress = progress()) {
      progress.found(2);

      // When
      progress.refused("in/a.pdf#2", "it is a scan");
      progress.done("a.pdf", TWO_PAGES);
      progress.done("b.txt", new Outcome.Refused("it is empty"));
    }

    // Then
    assertThat(err.toString().lines())
        .containsExactly("bulletin: in/a.pdf#2: it is a scan", "bulletin: b.txt: it is empty");
  }

  @Test
  void accountsAddUp() {
    // Given
    IngestionResult result =
        new IngestionResult(
            1000,
            8000,
            20,
            3,
            List.of(new Refusal("a", "x"), new Refusal("b", "x")),
            List.of(new Refusal("c#1", "x")),
            7);

    // When
    String sentence = IngestProgress.summary(result);

    // Then
    assertThat(sentence)
        .isEqualTo(
            "published 8,000 pages of 1,000 sources, unchanged 20, retracted before 3, refused 2:"
                + " 1,025 sources; 1 pages of these refused; 7 files of other kinds ignored");
  }

  private IngestProgress progress() {
    return IngestProgress.of(false, new PrintWriter(err), time::get);
  }
}
