package org.bulletin.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.env.Environment;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/** A single OpenSearch node. Indices {@code bulletin-*} are never created by themselves. */
public final class EmbeddedOpenSearch implements EmbeddedServer {

  private static final String NAME = "OpenSearch";

  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  private static final long CLOSE_SECONDS = 30;
  private static final long INDICES_SECONDS = 60;

  private final Path directory;
  private final int port;
  private volatile Optional<Node> node = Optional.empty();

  public EmbeddedOpenSearch(ServerSettings settings) {
    this.directory = settings.directory();
    this.port = settings.port();
  }

  /** Tells where the REST API is. */
  public URI address() {
    return URI.create("http://" + LoopbackPort.HOST + ":" + port);
  }

  @Override
  public void start() {
    if (running()) {
      return;
    }
    requirePorts();
    allowSeveralInOneProcess();
    quietLucene();
    LocalNode starting = null;
    try {
      Files.createDirectories(directory.resolve("config"));
      starting = new LocalNode(environment());
      starting.start();
      awaitIndices(starting);
      node = Optional.of(starting);
    } catch (Exception e) {
      closeQuietly(starting, e);
      throw new EmbeddedException(
          "OpenSearch does not start with the data in %s: %s".formatted(directory, e), e);
    }
  }

  @Override
  public void requirePorts() {
    if (!running()) {
      LoopbackPort.requireFree(port, NAME);
    }
  }

  @Override
  public void stop() {
    if (node.isEmpty()) {
      return;
    }
    Node stopping = node.get();
    node = Optional.empty();
    try {
      stopping.close();
      if (!stopping.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        throw new EmbeddedException("OpenSearch has not stopped within " + CLOSE_SECONDS + " s.");
      }
    } catch (IOException e) {
      throw new EmbeddedException("OpenSearch does not stop: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while OpenSearch was stopping.", e);
    }
  }

  @Override
  public boolean running() {
    return node.isPresent();
  }

  private Environment environment() {
    Settings settings =
        Settings.builder()
            .put("path.home", directory.toString())
            .put("path.data", directory.resolve("data").toString())
            .put("path.logs", directory.resolve("logs").toString())
            .put("cluster.name", "bulletin")
            .put("node.name", "embedded")
            .put("discovery.type", "single-node")
            .put("network.host", LoopbackPort.HOST)
            .put("http.port", port)
            .put("transport.port", "0")
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .put("action.auto_create_index", "-bulletin-*,+*")
            // A laptop's disk is often fuller than the watermarks, which make indices read-only.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    return InternalSettingsPreparer.prepareEnvironment(
        settings, Map.of(), directory.resolve("config"), () -> "embedded");
  }

  /**
   * OpenSearch tells Netty the number of processors, which Netty accepts once in the life of a
   * process: a second start would fail.
   */
  private static void allowSeveralInOneProcess() {
    System.setProperty("opensearch.set.netty.runtime.available.processors", "false");
  }

  /** Lucene tells the console which of its ways this JDK opens. */
  private static void quietLucene() {
    LUCENE.setLevel(Level.SEVERE);
  }

  /** The REST API answers before the indices are opened: until then with 503. */
  private static void awaitIndices(Node node) {
    boolean timedOut =
        node.client()
            .admin()
            .cluster()
            .prepareHealth()
            .setWaitForYellowStatus()
            .setTimeout(TimeValue.timeValueSeconds(INDICES_SECONDS))
            .get()
            .isTimedOut();
    if (timedOut) {
      throw new IllegalStateException(
          "an index has not opened within " + INDICES_SECONDS + " s; the log file says more");
    }
  }

  private static void closeQuietly(Node node, Exception cause) {
    if (node == null) {
      return;
    }
    try {
      node.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Opens the constructor that takes plugins from the class path. */
  private static final class LocalNode extends Node {

    LocalNode(Environment environment) {
      super(
          environment,
          List.of(
              Netty4Plugin.class,
              CommonAnalysisPlugin.class,
              ReindexPlugin.class,
              PainlessPlugin.class),
          true);
    }
  }
}
