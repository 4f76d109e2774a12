package org.bulletin.app.coverage;

import java.util.List;
import org.bulletin.app.cli.Table;

/** Coverage as a table for terminals. */
public final class CoverageReport {

  private static final int DATE = 10;
  private static final int LABELS = 24;

  private CoverageReport() {}

  /** A row an issue, and a line that adds up. */
  public static String of(List<IssueCoverage> issues) {
    if (issues.isEmpty()) {
      return "No page says which issue it belongs to.%n".formatted();
    }
    Table table =
        new Table(
            List.of("newspaper", "issue", "day", "present", "missing", "refused", "open"),
            List.of(16, DATE, 3, LABELS, LABELS, LABELS, 4));
    for (IssueCoverage issue : issues) {
      table.add(
          List.of(
              issue.newspaper(),
              issue.date().toString(),
              issue.date().getDayOfWeek().name().substring(0, 3),
              String.join(" ", issue.present()),
              String.join(" ", issue.missing()),
              String.join(" ", issue.refused()),
              issue.open() == 0 ? "" : Integer.toString(issue.open())));
    }
    return table
        + "%n%d issues, %d of them whole; pages: %d present, %d missing, %d refused; %d open articles%n"
            .formatted(
                issues.size(),
                issues.stream().filter(IssueCoverage::isWhole).count(),
                issues.stream().mapToInt(issue -> issue.present().size()).sum(),
                issues.stream().mapToInt(issue -> issue.missing().size()).sum(),
                issues.stream().mapToInt(issue -> issue.refused().size()).sum(),
                issues.stream().mapToInt(IssueCoverage::open).sum());
  }
}
