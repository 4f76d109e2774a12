package org.bulletin.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.Defaults;
import org.bulletin.app.cli.Failures;
import org.bulletin.app.commands.CorrectCommand;
import org.bulletin.app.commands.DashboardsCommand;
import org.bulletin.app.commands.DeadLettersCommand;
import org.bulletin.app.commands.ExportCommand;
import org.bulletin.app.commands.ImportCommand;
import org.bulletin.app.commands.IndexerCommand;
import org.bulletin.app.commands.IngestCommand;
import org.bulletin.app.commands.InitCommand;
import org.bulletin.app.commands.InspectCommand;
import org.bulletin.app.commands.PagesCommand;
import org.bulletin.app.commands.ReplayCommand;
import org.bulletin.app.commands.RetractCommand;
import org.bulletin.app.commands.SchemasCommand;
import org.bulletin.app.commands.SearchCommand;
import org.bulletin.app.commands.ServeCommand;
import org.bulletin.app.commands.StatusCommand;
import org.bulletin.app.commands.StreamsCommand;
import org.bulletin.app.up.UpCommand;
import org.bulletin.schemas.stages.PipelineVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code bulletin} command. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
    name = "bulletin",
    description =
        "Turns the pages of local-government newspapers into searchable, structured news.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"},
    subcommands = {
      UpCommand.class,
      InitCommand.class,
      IngestCommand.class,
      StreamsCommand.class,
      IndexerCommand.class,
      InspectCommand.class,
      SearchCommand.class,
      ServeCommand.class,
      StatusCommand.class,
      RetractCommand.class,
      CorrectCommand.class,
      ReplayCommand.class,
      PagesCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DeadLettersCommand.class,
      DashboardsCommand.class,
      SchemasCommand.class
    })
public final class Main {

  private Main() {}

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Properties file with defaults for any option, by its name without dashes.")
  @SuppressWarnings("UnusedVariable") // read by Defaults, before the options are
  private Path config;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  @SuppressWarnings("UnusedVariable") // read by Failures
  private boolean verbose;

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    System.exit(run(args, System.getenv()));
  }

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  public static int run(String[] args, Map<String, String> environment) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine command = commandLine().setOut(out).setErr(err);
    try {
      command.setDefaultValueProvider(Defaults.of(args, environment));
    } catch (CommandFailure e) {
      err.println("bulletin: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    int exitCode = command.execute(args);
    out.flush();
    return exitCode;
  }

  /** The commands with their options. */
  static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new Main())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"bulletin " + PipelineVersion.current()};
    }
  }
}
