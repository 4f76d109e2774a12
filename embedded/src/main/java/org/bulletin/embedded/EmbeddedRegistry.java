package org.bulletin.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A schema registry with Confluent's REST API: Apicurio Registry, whose schemas are in a file
 * database. An acknowledged schema is on disk.
 */
public final class EmbeddedRegistry implements EmbeddedServer {

  private static final String NAME = "schema registry";

  private static final String API = "/apis/ccompat/v7";

  private final Path directory;
  private final int port;
  private volatile Optional<IsolatedQuarkus> server = Optional.empty();

  public EmbeddedRegistry(ServerSettings settings) {
    this.directory = settings.directory();
    this.port = settings.port();
  }

  /** Tells what clients set as {@code schema.registry.url}. */
  public URI address() {
    return URI.create("http://" + LoopbackPort.HOST + ":" + port + API);
  }

  @Override
  public void start() {
    if (running()) {
      return;
    }
    requirePorts();
    try {
      discardUnfinishedDatabase();
      Path config = RegistryConfig.write(directory, port);
      server = Optional.of(IsolatedQuarkus.start(RegistryHome.runnerJar(), config));
      markDatabaseFinished();
    } catch (IOException | ReflectiveOperationException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      throw new EmbeddedException(
          "The schema registry does not start with the data in %s: %s".formatted(directory, cause),
          e);
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
    if (server.isEmpty()) {
      return;
    }
    IsolatedQuarkus stopping = server.get();
    server = Optional.empty();
    try {
      stopping.close();
    } catch (IOException e) {
      throw new EmbeddedException("The schema registry does not stop: " + e, e);
    }
  }

  @Override
  public boolean running() {
    return server.isPresent();
  }

  /**
   * A process killed in its first start leaves a database with some of its tables, which the
   * registry takes for one with all and fails. Nobody's schemas are in it.
   */
  private void discardUnfinishedDatabase() throws IOException {
    if (Files.notExists(finished())) {
      Files.deleteIfExists(RegistryConfig.databaseFile(directory));
    }
  }

  private void markDatabaseFinished() throws IOException {
    if (Files.notExists(finished())) {
      Files.createFile(finished());
    }
  }

  private Path finished() {
    return directory.resolve("FINISHED");
  }
}
