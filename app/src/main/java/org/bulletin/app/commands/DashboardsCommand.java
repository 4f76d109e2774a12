package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.dashboards.DashboardsImport;
import org.bulletin.app.dashboards.DashboardsOptions;
import org.bulletin.app.dashboards.DashboardsUnavailableException;
import org.bulletin.app.dashboards.SavedObjectFiles;
import org.bulletin.app.dashboards.SavedObjectKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin dashboards import}. */
@Command(name = "dashboards", description = "Dashboards for OpenSearch Dashboards.")
public final class DashboardsCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "import",
      description =
          "Imports data views, searches, visualizations and dashboards into OpenSearch Dashboards, "
              + "over those that are there, and reads them back. Safe to repeat. Exit code 1 if "
              + "something is not there afterwards.")
  int importObjects(
      @Mixin DashboardsOptions dashboards,
      @Option(
              names = "--wait",
              paramLabel = "SECONDS",
              defaultValue = "0",
              description =
                  "Wait so long for a server that is not ready yet (default: ${DEFAULT-VALUE}).")
          int wait,
      @Parameters(
              paramLabel = "FILE",
              arity = "0..*",
              description = "Files *.ndjson (default: those that come with Bulletin).")
          List<Path> files) {
    if (wait < 0) {
      throw new ParameterException(spec.commandLine(), "--wait is 0 or more, not " + wait);
    }
    Logs.toConsole();
    SavedObjectFiles objects =
        SavedObjectFiles.read(files == null || files.isEmpty() ? SavedObjectFiles.ours() : files);
    DashboardsImport importing =
        new DashboardsImport(dashboards.settings(), Duration.ofSeconds(wait));
    List<String> problems;
    try {
      problems = importing.run(objects);
    } catch (DashboardsUnavailableException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    problems.forEach(problem -> spec.commandLine().getErr().println("bulletin: " + problem));
    if (!problems.isEmpty()) {
      return spec.exitCodeOnExecutionException();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d objects are in OpenSearch Dashboards.%n", objects.keys().size());
    for (SavedObjectKey key : objects.keys()) {
      if (key.type().equals("dashboard")) {
        out.println("  " + importing.address(key));
      }
    }
    return 0;
  }
}
