package org.bulletin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The bulletin command in a process of its own, so that it can be killed: that of the distribution,
 * once there is one.
 */
public final class Bulletin implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Of short runs, most of the time goes into compiling. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final String JAVA_OPTIONS = "BULLETIN_JAVA_OPTS";

  private final Process process;
  private final Path output;

  private Bulletin(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a command; its output goes to a file of the folder. Its page, its health and metrics
   * take any port that is free.
   */
  public static Bulletin start(Path folder, List<String> args) {
    return start(folder, args, Map.of());
  }

  /** The same, with environment variables such as BULLETIN_BOOTSTRAP_SERVERS. */
  public static Bulletin start(Path folder, List<String> args, Map<String, String> environment) {
    try {
      List<String> command =
          new ArrayList<>(launcher(environment.getOrDefault(JAVA_OPTIONS, QUICK_START)));
      command.addAll(args);
      Path output = Files.createTempFile(folder, "bulletin", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putIfAbsent("BULLETIN_HTTP_PORT", "0");
      builder.environment().putIfAbsent("BULLETIN_MONITOR_PORT", "0");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put(JAVA_OPTIONS, QUICK_START);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(output.toFile()).start();
      return new Bulletin(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The distribution's, which the build names once it is packaged; before, this class path. */
  private static List<String> launcher(String javaOptions) {
    String distribution = System.getProperty("bulletin.distribution");
    if (distribution != null) {
      return List.of(Path.of(distribution, "bin", "bulletin").toString());
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        javaOptions,
        "-Dbulletin.home=" + Path.of("..").toAbsolutePath().normalize(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  /** Waits for the end. */
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end, but not longer than so long. */
  public boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it has printed so far, on stdout and stderr. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM, as Ctrl-C does; returns at once. */
  public void terminate() {
    process.destroy();
  }

  /** SIGTERM, and waits for the end. */
  public int stop() {
    terminate();
    return exitCode();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
