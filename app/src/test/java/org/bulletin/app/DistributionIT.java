package org.bulletin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** bulletin-VERSION.tar.gz as somebody has it who has never built it. */
class DistributionIT {

  private static final String SERVERS = "(kafka_2|kafka-server|opensearch-2|lucene|netty).*";

  @TempDir private static Path folder;
  private static Path home;

  private record Ended(int exitCode, String output) {}

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path archive = onlyOne(Path.of("target"), "bulletin-.*[.]tar[.]gz");
    Ended tar = run("tar", "-xzf", archive.toAbsolutePath().toString(), "-C", folder.toString());
    assertThat(tar.exitCode()).as(tar.output()).isZero();
    home = onlyOne(folder, "bulletin-.*");
  }

  @Test
  void serversAreApartFromTheClassPathOfTheStages() throws IOException {
    assertThat(names(home.resolve("lib"))).isNotEmpty().noneMatch(jar -> jar.matches(SERVERS));
    assertThat(names(home.resolve("servers"))).anyMatch(jar -> jar.matches(SERVERS));
  }

  @Test
  void withoutServersPagesAreStillSplitAndUpSaysWhatItNeeds()
      throws IOException, InterruptedException {
    // Given
    Path servers = home.resolve("servers");
    Path elsewhere = Files.move(servers, home.resolve("elsewhere"));
    try {
      // When
      Ended inspected = bulletin("inspect", home.resolve("seeds").toString());
      Ended up = bulletin("up", "--data", folder.resolve("data").toString());

      // Then
      assertThat(inspected.exitCode()).as(inspected.output()).isZero();
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output()).startsWith("bulletin: up needs the folder servers");
    } finally {
      Files.move(elsewhere, servers);
    }
  }

  @Test
  void everyCommandTellsItsOptionsWithoutServers() throws IOException, InterruptedException {
    Ended help = bulletin("--help");
    assertThat(help.exitCode()).as(help.output()).isZero();
    assertThat(help.output()).contains("ingest", "streams", "indexer", "serve", "up");
  }

  private static Ended bulletin(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/bulletin").toString());
    command.addAll(List.of(args));
    return run(command.toArray(String[]::new));
  }

  private static Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static Path onlyOne(Path directory, String name) throws IOException {
    List<String> found = names(directory).stream().filter(file -> file.matches(name)).toList();
    assertThat(found).hasSize(1);
    return directory.resolve(found.get(0));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
