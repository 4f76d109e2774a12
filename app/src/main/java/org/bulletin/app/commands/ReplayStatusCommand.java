package org.bulletin.app.commands;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.replay.ReplayStatus;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bulletin replay status}. */
@Command(name = "status", description = "Shows the generations and how far each is.")
public final class ReplayStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReplayCommand.Cluster cluster;

  @Override
  public Integer call() {
    Logs.toConsole();
    ClusterSettings settings = cluster.kafka();
    try (Registry registry = Registry.of(settings);
        Admin admin = Admin.create(settings.kafka());
        OpenSearchConnection openSearch = OpenSearchConnection.to(cluster.openSearch())) {
      Generations generations = new GenerationStore(settings, registry).read();
      spec.commandLine().getOut().print(new ReplayStatus(admin, openSearch).of(generations));
    }
    return 0;
  }
}
