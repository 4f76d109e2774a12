package org.bulletin.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link StackProcess} that a test starts and kills. */
final class ChildStack implements AutoCloseable {

  private static final long EXIT_SECONDS = 60;

  private final Process process;

  private ChildStack(Process process) {
    this.process = process;
  }

  /** Starts the process and returns at once. */
  static ChildStack launch(Path directory, int portBase, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(flags));
    command.add("-Dbulletin.logs=" + directory.resolveSibling("logs"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StackProcess.class.getName(), directory.toString(), "" + portBase));
    try {
      return new ChildStack(
          new ProcessBuilder(command)
              .redirectError(directory.resolveSibling("stderr").toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the servers serve. */
  ChildStack awaitReady() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (!StackProcess.READY.equals(line)) {
      throw new AssertionError("The stack has not started, but said: " + line);
    }
    return this;
  }

  /** Waits for the end of the process and returns its exit code. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The process has not ended.");
    }
    return process.exitValue();
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Kills the process as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
