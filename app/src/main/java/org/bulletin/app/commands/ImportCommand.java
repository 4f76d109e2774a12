package org.bulletin.app.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.exchange.Asset;
import org.bulletin.app.exchange.ImportTally;
import org.bulletin.app.exchange.LineReader;
import org.bulletin.app.exchange.RememberedSources;
import org.bulletin.app.exchange.TopicImport;
import org.bulletin.ingest.publish.SourceRestore;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin import}. */
@Command(
    name = "import",
    description =
        "Brings back what `export` has written. Safe to repeat: what is there already, or newer, is "
            + "left alone. Stop ingesters meanwhile. A bad line is refused with its number and the "
            + "field, and the rest goes on; exit code 1 at the end.")
public final class ImportCommand {

  private static final String STDIN = "-";

  @Spec private CommandSpec spec;

  /** Where the lines come from. */
  static final class Origin {

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description =
            "File of lines, unpacked if its name ends in .gz (default, and -: standard input).")
    private String file;

    Optional<Path> path() {
      return Optional.ofNullable(file).filter(name -> !name.equals(STDIN)).map(Path::of);
    }
  }

  @Command(
      name = "pages",
      description =
          "Pages, with what ingesters remember of their sources: the same files ingested again publish "
              + "nothing anew.")
  int pages(@Mixin KafkaOptions kafka, @Mixin Origin origin) {
    return run(kafka, origin, Asset.PAGES);
  }

  @Command(name = "corrections", description = "Corrections of articles.")
  int corrections(@Mixin KafkaOptions kafka, @Mixin Origin origin) {
    return run(kafka, origin, Asset.CORRECTIONS);
  }

  private <V extends SpecificRecord> int run(KafkaOptions kafka, Origin origin, Asset<V> asset) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (LineReader lines = LineReader.open(origin.path());
        Registry registry = Registry.of(cluster)) {
      registry.fetchAll();
      try (Admin admin = Admin.create(cluster.kafka())) {
        new TopicAdmin(admin).check(List.of(asset.topic(), Topics.SOURCES));
      }
      Optional<SourceRestore> sources =
          asset.equals(Asset.PAGES)
              ? Optional.of(new SourceRestore(RememberedSources.read(cluster, registry)))
              : Optional.empty();
      ImportTally tally =
          new TopicImport<>(cluster, registry, asset, sources)
              .run(lines, problem -> spec.commandLine().getErr().println("bulletin: " + problem));
      spec.commandLine().getOut().println(tally);
      return tally.refused() == 0 ? 0 : spec.exitCodeOnExecutionException();
    }
  }
}
