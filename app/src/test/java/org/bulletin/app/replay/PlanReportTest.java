package org.bulletin.app.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanReportTest {

  private static final GenerationParts PARTS =
      new GenerationParts(
          List.of("topic"),
          "application",
          List.of("changelog"),
          "group",
          List.of("index"),
          List.of("alias"));
  private static final DiskUse DISK = new DiskUse(1_000_000, 20_000, 300);
  private static final Optional<SplittingRate> RATE =
      Optional.of(new SplittingRate(60, 12.5, 50_000));

  @Test
  void aPlanSaysWhatWouldBeReadMadeAndTaken() {
    // When
    String report = PlanReport.of(plan(90_000, RATE, DISK));

    // Then
    assertThat(report)
        .contains("generation g2", "seeing g1")
        .contains("90000 to read, 12.3 MB")
        .contains("at least 1 h 0 min with 2 threads: 12.5 pages a second each")
        .contains("measured here on 60 pages")
        .contains("1.0 MB to be free", "changelogs 20.0 kB", "indices 300 bytes")
        .contains("topic", "application", "changelog", "group", "index", "alias");
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    // When
    String report = PlanReport.of(plan(3, Optional.empty(), new DiskUse(0, 0, 0)));

    // Then
    assertThat(report)
        .contains("time         not known", "disk         not known: g1 takes none yet");
    assertThat(plan(3, Optional.empty(), DISK).toJson().path("seconds").isNull()).isTrue();
    assertThat(plan(3, Optional.empty(), DISK).toJson().path("rate").isNull()).isTrue();
  }

  @Test
  void withoutPagesThereIsNothingToWaitFor() {
    // When
    ReplayPlan plan = plan(0, Optional.empty(), new DiskUse(0, 0, 0));

    // Then
    assertThat(plan.time()).contains(Duration.ZERO);
    assertThat(PlanReport.of(plan)).contains("time         none");
  }

  @Test
  void thePlanIsJson() {
    // When
    var json = plan(90_000, RATE, DISK).toJson();

    // Then
    assertThat(json.at("/pages/count").asLong()).isEqualTo(90_000);
    assertThat(json.at("/seconds").asDouble()).isEqualTo(3_600);
    assertThat(json.at("/rate/pages_per_second").asDouble()).isEqualTo(12.5);
    assertThat(json.at("/parts/write_aliases/0").asText()).isEqualTo("alias");
    assertThat(json.at("/disk/needed").asLong()).isEqualTo(1_020_600);
  }

  @Test
  void sizesAndTimesAreForPeople() {
    assertThat(PlanReport.size(999)).isEqualTo("999 bytes");
    assertThat(PlanReport.size(1_500)).isEqualTo("1.5 kB");
    assertThat(PlanReport.size(2_000_000_000_000L)).isEqualTo("2.0 TB");
    assertThat(PlanReport.duration(Duration.ofMillis(1))).isEqualTo("1 s");
    assertThat(PlanReport.duration(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
  }

  private static ReplayPlan plan(long pages, Optional<SplittingRate> rate, DiskUse disk) {
    return new ReplayPlan("g1", "g2", pages, 12_345_678, rate, 2, PARTS, disk);
  }
}
