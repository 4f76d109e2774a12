package org.bulletin.app.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.replay.Hosting;
import org.bulletin.app.replay.Replay;
import org.bulletin.app.replay.ReplaySession;
import org.bulletin.app.replay.Rollback;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.topics.ClusterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin replay}. */
@Command(
    name = "replay",
    description =
        "Derives everything anew from the stored pages, beside what readers see, and shows it to them "
            + "when it is whole; and the way back. See docs/replay.md.",
    subcommands = {
      ReplayPlanCommand.class,
      ReplayStatusCommand.class,
      ReplayVerifyCommand.class,
      ReplayPagesCommand.class
    })
public final class ReplayCommand {

  @Spec private CommandSpec spec;

  /** Where everything is: the options of all replay commands. */
  static final class Cluster {

    @Mixin private KafkaOptions kafka;
    @Mixin private OpenSearchOptions openSearch;

    ClusterSettings kafka() {
      return kafka.settings();
    }

    OpenSearchSettings openSearch() {
      return openSearch.settings();
    }
  }

  /** What running stages takes: the options of commands that host a generation. */
  static final class Stages {

    @Mixin private NewspapersOption newspapers;

    @Option(
        names = "--state-dir",
        paramLabel = "DIR",
        defaultValue = "${sys:user.home}/.bulletin/replay",
        description =
            "Folder for the stores of the streams stage in this process (default: ${DEFAULT-VALUE}); "
                + "not that of another process.")
    private Path stateDirectory;

    @Option(
        names = "--threads",
        paramLabel = "N",
        defaultValue = "2",
        description = "Threads of the streams stage in this process (default: ${DEFAULT-VALUE}).")
    private int threads;

    private Hosting.Resources resources() {
      return new Hosting.Resources(Methods.load(newspapers.newspapers()), stateDirectory, threads);
    }
  }

  /** What a swap may lose. */
  static final class Accepted {

    @Option(
        names = "--accept",
        arity = "1..*",
        paramLabel = "PAGE_ID",
        description = "Pages that may get lost.")
    private Set<String> pageIds = Set.of();
  }

  /** {@code bulletin replay run}. */
  @Command(
      name = "run",
      description =
          "Derives a new generation, with live pages reaching both; once it has caught up and lacks no "
              + "page, readers see it. Goes on with a replay that was interrupted.")
  int run(
      @Mixin Cluster cluster,
      @Mixin Stages stages,
      @Option(
              names = "--from",
              paramLabel = "TOPIC",
              defaultValue = "pages",
              description =
                  "pages (default), or enriched: only a new index of what the served generation has "
                      + "derived, for a new mapping.")
          From from,
      @Option(names = "--no-swap", description = "Stop before readers see it.") boolean noSwap,
      @Mixin Accepted accepted) {
    return inSession(
        cluster,
        session ->
            new Replay(session, stages.resources())
                .run(new Replay.Wish(from == From.enriched, !noSwap, accepted.pageIds)));
  }

  /** What a replay begins with. */
  enum From {
    pages,
    enriched
  }

  /** {@code bulletin replay swap}. */
  @Command(
      name = "swap",
      description =
          "Shows readers the coming generation: what `run --no-swap` has left, or `run` has refused.")
  int swap(@Mixin Cluster cluster, @Mixin Stages stages, @Mixin Accepted accepted) {
    return inSession(
        cluster, session -> new Replay(session, stages.resources()).swap(accepted.pageIds));
  }

  /** {@code bulletin replay rollback}. */
  @Command(
      name = "rollback",
      description =
          "Shows readers the previous generation again, once it has caught up; it was kept up to date.")
  int rollback(
      @Mixin Cluster cluster,
      @Mixin Stages stages,
      @Parameters(
              arity = "0..1",
              paramLabel = "gN",
              description = "Another generation than the last one.")
          String generation,
      @Option(names = "--now", description = "At once, and say what it lacks.") boolean now) {
    return inSession(
        cluster,
        session ->
            new Rollback(session, stages.resources()).run(Optional.ofNullable(generation), now));
  }

  /** {@code bulletin replay drop}. */
  @Command(
      name = "drop",
      description =
          "Removes a generation that readers do not see: its topics, groups, stores and indices. Its "
              + "number never returns.")
  int drop(
      @Mixin Cluster cluster,
      @Parameters(paramLabel = "gN", description = "The generation.") String generation) {
    return inSession(cluster, session -> session.drop(generation));
  }

  private int inSession(Cluster cluster, Consumer<ReplaySession> action) {
    Logs.toConsole();
    try (UntilStopped process = new UntilStopped();
        ReplaySession session =
            new ReplaySession(
                cluster.kafka(),
                cluster.openSearch(),
                InstanceName.ofThisProcess(),
                spec.commandLine().getOut(),
                process)) {
      action.accept(session);
    }
    return 0;
  }
}
