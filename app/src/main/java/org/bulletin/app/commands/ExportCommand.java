package org.bulletin.app.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.exchange.Asset;
import org.bulletin.app.exchange.LineFormat;
import org.bulletin.app.exchange.OutputFile;
import org.bulletin.app.exchange.RememberedSources;
import org.bulletin.app.exchange.TopicExport;
import org.bulletin.ingest.publish.PageMemory;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin export}. */
@Command(
    name = "export",
    description =
        "Writes what nothing else is the source of as lines of JSON, for a backup or a move: `import` "
            + "reads them. The pipeline may run meanwhile.")
public final class ExportCommand {

  private static final String STDOUT = "-";

  @Spec private CommandSpec spec;

  /** Where the lines go. */
  static final class Target {

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description =
            "File that is written wholly or not at all; packed if its name ends in .gz (default, "
                + "and -: standard output).")
    private String file;

    Optional<Path> path() {
      return Optional.ofNullable(file).filter(name -> !name.equals(STDOUT)).map(Path::of);
    }
  }

  @Command(
      name = "pages",
      description =
          "The latest record of every page, retractions included, with all its fields, its time in "
              + "Kafka and what ingesters remember of its source. Exit code 1 if a record cannot be "
              + "decoded: it is left out and named, the others are written.")
  int pages(@Mixin KafkaOptions kafka, @Mixin Target target) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      SourceMemory memory = RememberedSources.read(cluster, registry);
      return export(
          cluster, registry, Asset.PAGES, pageId -> PageMemory.of(memory, pageId), target);
    }
  }

  @Command(
      name = "corrections",
      description = "What editors have corrected and not taken back, otherwise as above.")
  int corrections(@Mixin KafkaOptions kafka, @Mixin Target target) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      return export(cluster, registry, Asset.CORRECTIONS, any -> Optional.empty(), target);
    }
  }

  private <V extends SpecificRecord> int export(
      ClusterSettings cluster,
      Registry registry,
      Asset<V> asset,
      Function<String, Optional<PageMemory>> memory,
      Target target) {
    AtomicInteger problems = new AtomicInteger();
    LineFormat<V> format = new LineFormat<>(asset);
    try (OutputFile out = OutputFile.open(target.path())) {
      long lines =
          new TopicExport<>(cluster, registry, asset, memory)
              .run(
                  line -> out.line(format.write(line)),
                  problem -> {
                    problems.incrementAndGet();
                    spec.commandLine().getErr().println("bulletin: " + problem);
                  });
      out.complete();
      spec.commandLine().getErr().printf("lines %d, left out %d%n", lines, problems.get());
    }
    return problems.get() == 0 ? 0 : spec.exitCodeOnExecutionException();
  }
}
