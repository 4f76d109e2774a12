package org.bulletin.app.commands;

import java.io.PrintWriter;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.Confirmation;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.partitions.PartitionChange;
import org.bulletin.app.partitions.Writers;
import org.bulletin.app.replay.ReplayLock;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulletin pages copy}. */
@Command(name = "pages", description = "The stored pages, from which everything else is derived.")
public final class PagesCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "copy",
      description =
          "Gives the stored pages another number of partitions: copies them aside, makes their topic "
              + "anew and copies them back, compared each time. Streams stages and ingesters must be "
              + "stopped. Killed at any point, the same command goes on.")
  void copy(
      @Mixin KafkaOptions kafka,
      @Mixin Confirmation confirmation,
      @Option(
              names = "--partitions",
              paramLabel = "N",
              required = true,
              description = "Number of partitions that the pages are to have.")
          int partitions) {
    if (partitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "--partitions is at least 1, not " + partitions);
    }
    Logs.toConsole();
    PrintWriter out = spec.commandLine().getOut();
    ClusterSettings cluster = kafka.settings();
    confirmation.require(
        "Topic %s is copied, deleted, made with %d partitions and copied back; waiting requests to split pages again are dropped."
            .formatted(Topics.PAGES.name(), partitions));
    try (Registry registry = Registry.of(cluster);
        Admin admin = Admin.create(cluster.kafka());
        ReplayLock lock = ReplayLock.take(cluster, InstanceName.ofThisProcess(), admin)) {
      PartitionChange change =
          new PartitionChange(
              cluster,
              admin,
              () -> Writers.of(admin, cluster, registry),
              out::println,
              step -> lock.require());
      out.println(
          change.to(partitions)
              ? "%s has %d partitions. `bulletin replay run` derives a new generation from it; the generations that are there can be read, but not derived any further."
                  .formatted(Topics.PAGES.name(), partitions)
              : "%s has %d partitions already.".formatted(Topics.PAGES.name(), partitions));
    }
  }
}
