package org.bulletin.app.commands;

import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.init.Setup;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bulletin schemas register}. */
@Command(name = "schemas", description = "Schemas and topics of the pipeline.")
public final class SchemasCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "register",
      description =
          "Registers the schemas of all records, with compatibility FULL_TRANSITIVE, and creates "
              + "the topics with their settings: what `init` does, without OpenSearch. Safe to repeat.")
  void register(@Mixin KafkaOptions kafka) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      Setup setup = new Setup(cluster, registry);
      setup.schemas().forEach(spec.commandLine().getOut()::println);
      setup.topics().forEach(spec.commandLine().getOut()::println);
    }
  }
}
