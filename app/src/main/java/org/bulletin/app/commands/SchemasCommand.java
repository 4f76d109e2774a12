package org.bulletin.app.commands;

import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Records;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
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
              + "the topics with their settings. Safe to repeat.")
  void register(@Mixin KafkaOptions kafka) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster);
        Admin admin = Admin.create(cluster.kafka())) {
      registry.registerAll();
      TopicAdmin topics = new TopicAdmin(admin);
      topics.create(Topics.shared());
      Set<String> generations =
          new GenerationStore(cluster, registry).readOrBegin().liveDerivations();
      int count = Topics.shared().size();
      for (String generation : generations) {
        topics.create(Topics.of(generation));
        count += Topics.of(generation).size();
      }
      spec.commandLine()
          .getOut()
          .printf(
              "%d schemas are registered, %d topics are there.%n", Records.schemas().size(), count);
    }
  }
}
