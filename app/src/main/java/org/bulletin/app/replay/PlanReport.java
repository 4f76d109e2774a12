package org.bulletin.app.replay;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan for people to read. */
public final class PlanReport {

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
  private static final int STEP = 1000;

  private PlanReport() {}

  /** The plan in lines, with a line end at the end. */
  public static String of(ReplayPlan plan) {
    GenerationParts parts = plan.parts();
    return String.join(
        System.lineSeparator(),
        "A replay would make generation %s; readers would go on seeing %s until the swap."
            .formatted(plan.generation(), plan.served()),
        "",
        "pages        %d to read, %s in Kafka".formatted(plan.pages(), size(plan.pageBytes())),
        "time         " + time(plan),
        "disk         " + disk(plan),
        "topics       " + String.join(" ", parts.topics()),
        "changelogs   " + String.join(" ", parts.changelogs()),
        "application  " + parts.application(),
        "group        " + parts.group(),
        "indices      " + String.join(" ", parts.indices()),
        "aliases      " + String.join(" ", parts.writeAliases()),
        "");
  }

  private static String time(ReplayPlan plan) {
    Optional<Duration> time = plan.time();
    if (time.isEmpty()) {
      return "not known: there is no page to measure with";
    }
    String threads = plan.threads() == 1 ? "one thread" : plan.threads() + " threads";
    return plan.rate()
        .map(
            rate ->
                String.format(
                    Locale.ROOT,
                    "at least %s with %s: %.1f pages a second each, measured here on %d pages",
                    duration(time.get()),
                    threads,
                    rate.pagesPerSecond(),
                    rate.pages()))
        .orElse("none");
  }

  private static String disk(ReplayPlan plan) {
    DiskUse disk = plan.disk();
    if (disk.needed() == 0 && plan.pages() > 0) {
      return "not known: %s takes none yet".formatted(plan.served());
    }
    return "%s to be free: as %s now, topics %s, changelogs %s, indices %s, and these again while they merge"
        .formatted(
            size(disk.needed()),
            plan.served(),
            size(disk.topics()),
            size(disk.changelogs()),
            size(disk.indices()));
  }

  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < UNITS.size() - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
  }

  /** In the two largest units, rounded up to a second: no replay takes 0 s. */
  static String duration(Duration time) {
    long seconds = (time.toMillis() + 999) / 1000;
    Duration whole = Duration.ofSeconds(seconds);
    if (whole.toHours() > 0) {
      return "%d h %d min".formatted(whole.toHours(), whole.toMinutesPart());
    }
    return whole.toMinutes() > 0
        ? "%d min %d s".formatted(whole.toMinutes(), whole.toSecondsPart())
        : "%d s".formatted(seconds);
  }
}
