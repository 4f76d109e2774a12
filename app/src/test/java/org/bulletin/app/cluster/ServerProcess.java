package org.bulletin.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bulletin.embedded.KafkaNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A broker, registry or OpenSearch in a process of its own, on 127.0.0.1. It can be killed, and
 * started again on the same port with the same data. Not safe across threads.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What it is, and the heap in MiB that small tests leave it. */
  enum Kind {
    BROKER(256),
    REGISTRY(192),
    OPENSEARCH(384);

    private final int heap;

    Kind(int heap) {
      this.heap = heap;
    }
  }

  private final List<String> command;
  private final String name;
  private final int port;
  private final Path logs;
  private Optional<Process> process = Optional.empty();

  private ServerProcess(Kind kind, String name, Path folder, Path logs, int port, Path... more) {
    this.name = name;
    this.port = port;
    this.logs = logs;
    this.command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + kind.heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dbulletin.logs=" + logs.resolve(name),
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                kind.name(),
                folder.resolve(name).toString(),
                Integer.toString(port)));
    List.of(more).forEach(file -> command.add(file.toString()));
  }

  /**
   * A broker. Of a cluster, enough others have to be started before it gets ready.
   *
   * @param folder of the data, each server in a folder of its own
   * @param logs folder of the logs, likewise
   */
  public static ServerProcess broker(Path folder, Path logs, int port, KafkaNode node) {
    String name = "broker-" + node.id();
    Path file = folder.resolve(name + ".properties");
    NodeFile.write(node, file);
    return new ServerProcess(Kind.BROKER, name, folder, logs, port, file);
  }

  /** A schema registry. */
  public static ServerProcess registry(Path folder, Path logs, int port) {
    return new ServerProcess(Kind.REGISTRY, "registry", folder, logs, port);
  }

  /** An OpenSearch node. */
  public static ServerProcess openSearch(Path folder, Path logs, int port) {
    return new ServerProcess(Kind.OPENSEARCH, "opensearch", folder, logs, port);
  }

  /** Such as {@code broker-1}. */
  public String name() {
    return name;
  }

  /** Where clients connect: {@code 127.0.0.1:PORT}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Starts the process and returns at once. */
  public ServerProcess start() {
    assertThat(isAlive()).as("%s runs already", name).isFalse();
    try {
      Files.createDirectories(logs);
      Files.deleteIfExists(output());
      process =
          Optional.of(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(output().toFile())
                  .start());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server serves. */
  public ServerProcess awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> said().contains(ServerMain.READY) || !isAlive());
    assertThat(isAlive()).as("%s has not started, but said: %s", name, said()).isTrue();
    return this;
  }

  public boolean isAlive() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** kill -9. */
  public void kill() {
    process.ifPresent(Process::destroyForcibly);
    awaitEnd();
  }

  /** SIGTERM; returns when the process has ended. */
  public void stop() {
    process.ifPresent(Process::destroy);
    awaitEnd();
  }

  @Override
  public void close() {
    kill();
  }

  private void awaitEnd() {
    if (process.isEmpty()) {
      return;
    }
    try {
      assertThat(process.get().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> said() {
    try {
      return Files.readAllLines(output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path output() {
    return logs.resolve(name + ".out");
  }
}
