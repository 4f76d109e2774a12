package org.bulletin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bulletin.app.cli.Defaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** docker-compose.yml, as far as it can be checked without an engine. */
class ComposeFileTest {

  private static final Path ROOT = Path.of("..");
  private static final Path COMPOSE_COMMAND = Path.of("/usr/bin/docker-compose");
  private static final Path FILE = ROOT.resolve("docker-compose.yml");

  /** What the launcher reads, not an option. */
  private static final List<String> OF_THE_LAUNCHER =
      List.of("BULLETIN_HEAP", "BULLETIN_JAVA_OPTS");

  private static final JsonNode COMPOSE = read();

  @TempDir private Path folder;

  @Test
  void followsTheComposeSpecification() throws IOException {
    try (InputStream resource = ComposeFileTest.class.getResourceAsStream("compose-spec.json")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(resource);
      // It is no URI, as it should be.
      schema.remove("$id");
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(COMPOSE))
          .isEmpty();
    }
  }

  @Test
  void isReadByCompose() throws IOException, InterruptedException {
    // Given
    Files.writeString(
        folder.resolve(".env"),
        Files.readString(ROOT.resolve(".env.example")).replace("PASSWORD=\n", "PASSWORD=x\n"));

    // When
    Ended config = compose("--profile", "three-brokers", "config", "--services");

    // Then
    assertThat(config.exitCode()).as(config.output()).isZero();
    assertThat(config.output().lines().toList())
        .containsAll(names().toList())
        .contains("kafka-2", "kafka-3");
  }

  @Test
  void withoutPasswordsComposeSaysWhereTheyBelong() throws IOException, InterruptedException {
    // Given
    Files.copy(ROOT.resolve(".env.example"), folder.resolve(".env"));

    // When
    Ended config = compose("config");

    // Then
    assertThat(config.exitCode()).isNotZero();
    assertThat(config.output()).contains("set it in .env, a copy of .env.example");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void startsACommandThatKnowsItsOptionsAndVariables(String service) {
    // Given
    JsonNode container = COMPOSE.path("services").path(service);
    List<String> command = new ArrayList<>();
    container.path("command").forEach(argument -> command.add(argument.asText()));

    // When
    CommandSpec spec =
        Main.commandLine().parseArgs(command.toArray(String[]::new)).subcommand().commandSpec();

    // Then
    List<String> known =
        spec.options().stream().map(OptionSpec::longestName).map(Defaults::variable).toList();
    container
        .path("environment")
        .fieldNames()
        .forEachRemaining(
            variable -> {
              if (!OF_THE_LAUNCHER.contains(variable)) {
                assertThat(known).contains(variable);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("names")
  void isBoundedAndReachedFromThisMachineAlone(String service) {
    JsonNode container = COMPOSE.path("services").path(service);
    assertThat(container.path("mem_limit").isTextual()).isTrue();
    container.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    container
        .path("environment")
        .forEachEntry(
            (variable, value) -> {
              if (variable.endsWith("PASSWORD")) {
                assertThat(value.asText()).startsWith("${");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourContainersMayWriteNothingButTheirVolumes(String service) {
    JsonNode container = COMPOSE.path("services").path(service);
    assertThat(container.path("read_only").asBoolean()).isTrue();
    assertThat(container.path("cap_drop").toString()).contains("ALL");
    assertThat(container.path("security_opt").toString()).contains("no-new-privileges:true");
  }

  static Stream<String> names() {
    List<String> names = new ArrayList<>();
    COMPOSE.path("services").fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  static Stream<String> ours() {
    return Stream.of("init", "ingest", "streams", "indexer", "serve");
  }

  private record Ended(int exitCode, String output) {}

  private Ended compose(String... arguments) throws IOException, InterruptedException {
    boolean installed = Files.exists(COMPOSE_COMMAND);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("Debian's package docker-compose").isTrue();
    }
    assumeTrue(installed, "skipped without Debian's package docker-compose");
    Files.copy(FILE, folder.resolve(FILE.getFileName()));
    List<String> command = new ArrayList<>(List.of(COMPOSE_COMMAND.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static JsonNode read() {
    try (Reader reader = Files.newBufferedReader(FILE)) {
      Map<String, Object> merged = new Yaml().load(reader);
      return new ObjectMapper().valueToTree(merged);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
