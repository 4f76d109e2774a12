package org.bulletin.app.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.bulletin.embedded.BrokerFaults;
import org.bulletin.embedded.EmbeddedBroker;
import org.bulletin.embedded.EmbeddedException;
import org.bulletin.embedded.EmbeddedOpenSearch;
import org.bulletin.embedded.EmbeddedRegistry;
import org.bulletin.embedded.EmbeddedServer;
import org.bulletin.embedded.ServerSettings;

/** One server: {@code ServerMain KIND DIRECTORY PORT [NODE-FILE]}. */
final class ServerMain {

  static final String READY = "ready";

  private ServerMain() {}

  /**
   * Says {@value #READY} when the server serves. Stops it on SIGTERM, and at the end of the input,
   * so that it does not outlive the test.
   */
  public static void main(String[] args) throws IOException {
    BrokerFaults.explain(System.err::println);
    EmbeddedServer server = server(args);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    try {
      server.start();
    } catch (EmbeddedException e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.out.println(READY);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static EmbeddedServer server(String[] args) throws IOException {
    ServerSettings settings = new ServerSettings(Path.of(args[1]), Integer.parseInt(args[2]));
    return switch (ServerProcess.Kind.valueOf(args[0])) {
      case BROKER -> new EmbeddedBroker(settings, NodeFile.read(Path.of(args[3])));
      case REGISTRY -> new EmbeddedRegistry(settings);
      case OPENSEARCH -> new EmbeddedOpenSearch(settings);
    };
  }
}
