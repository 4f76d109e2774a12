package org.bulletin.app.security;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.app.Bulletin;
import org.bulletin.app.Main;
import org.bulletin.app.stages.Accounts;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The certificates, users and roles that docker-compose.yml gives OpenSearch, made by the same
 * scripts, in front of OpenSearch's own security plugin.
 */
class SecurityPluginSoak {

  private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
  private static final Path PLUGIN = Path.of("target", "security-plugin").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SEEDS = 5;

  private static final Map<String, String> PASSWORDS =
      Map.of(
          "OPENSEARCH_ADMIN_PASSWORD", "of-the-administrator",
          "OPENSEARCH_BULLETIN_PASSWORD", "of-the-stages",
          "OPENSEARCH_DASHBOARDS_PASSWORD", "of-the-dashboards");

  @TempDir private Path folder;

  @Test
  void theRoleOfTheStagesIsEnoughForAllThatTheyDo() throws IOException, InterruptedException {
    Path clients = Files.createDirectories(folder.resolve("clients"));
    Path certificates = Files.createDirectories(folder.resolve("certificates"));
    try (EmbeddedStack stack = EmbeddedStack.onFreePorts(folder.resolve("stack"))) {
      // Given
      stack.broker().start();
      stack.registry().start();
      int port = stack.openSearch().address().getPort();
      Process made = script("certificates", certificates.toString(), clients.toString());
      assertThat(made.waitFor()).isZero();
      Process node = openSearch(certificates, port);
      try {
        Map<String, String> environment = environment(stack, clients, port);
        ClusterSettings cluster =
            new ClusterSettings(
                stack.broker().address(), stack.registry().address().toString(), Map.of());
        assertThat(run(environment, "init", "--wait", "120")).isZero();

        // When
        try (Bulletin streams = Bulletin.start(folder, List.of("streams"), environment);
            Bulletin indexer = Bulletin.start(folder, List.of("indexer"), environment)) {
          assertThat(run(environment, "ingest", "../seeds")).isZero();
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofSeconds(1))
              .until(() -> allAreIndexed(cluster, settings(clients, port)));

          // Then
          assertThat(run(environment, "search", "青浦")).isZero();
          Map<String, String> replay = new HashMap<>(environment);
          replay.put("BULLETIN_STATE_DIR", folder.resolve("replay").toString());
          assertThat(run(replay, "replay", "run")).isZero();
          assertThat(run(replay, "replay", "rollback")).isZero();
          assertThat(indexer.output()).doesNotContain("no permissions");
          assertThat(streams.output()).doesNotContain("ERROR");
        }
        Map<String, String> stranger = new HashMap<>(environment);
        stranger.put("BULLETIN_OPENSEARCH_USER", "dashboards");
        Path password = folder.resolve("dashboards.password");
        Files.writeString(password, PASSWORDS.get("OPENSEARCH_DASHBOARDS_PASSWORD"));
        stranger.put("BULLETIN_OPENSEARCH_PASSWORD_FILE", password.toString());
        assertThat(run(stranger, "search", "青浦")).isEqualTo(1);
      } finally {
        node.destroy();
        node.waitFor();
      }
    }
  }

  private static boolean allAreIndexed(ClusterSettings cluster, OpenSearchSettings openSearch) {
    return Accounts.take(cluster, openSearch, Topics.FIRST_GENERATION).pageDocuments() == SEEDS;
  }

  private static Map<String, String> environment(EmbeddedStack stack, Path clients, int port) {
    return Map.of(
        "BULLETIN_BOOTSTRAP_SERVERS", stack.broker().address(),
        "BULLETIN_SCHEMA_REGISTRY", stack.registry().address().toString(),
        "BULLETIN_OPENSEARCH", "https://127.0.0.1:" + port,
        "BULLETIN_OPENSEARCH_USER", "bulletin",
        "BULLETIN_OPENSEARCH_PASSWORD_FILE", clients.resolve("opensearch.password").toString(),
        "BULLETIN_OPENSEARCH_CA", clients.resolve("authority.pem").toString(),
        "BULLETIN_STATE_DIR", clients.resolveSibling("state").toString(),
        "BULLETIN_MONITOR_PORT", "0");
  }

  private static OpenSearchSettings settings(Path clients, int port) throws IOException {
    String password = Files.readString(clients.resolve("opensearch.password"));
    return new OpenSearchSettings(
        URI.create("https://127.0.0.1:" + port),
        Optional.of(new OpenSearchSettings.Credentials("bulletin", password)),
        Optional.of(clients.resolve("authority.pem")));
  }

  /** A home as the image has it, but with a Java program of ours for the server. */
  private Process openSearch(Path certificates, int port) throws IOException {
    Path home = folder.resolve("home");
    copy(PLUGIN, home.resolve("plugins/opensearch-security"));
    copy(PLUGIN.resolve("config"), home.resolve("config/opensearch-security"));
    Path lib = Files.createDirectories(home.resolve("lib"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(lib.resolve(Path.of(entry).getFileName()), Path.of(entry));
      }
    }
    String plugin = home.resolve("plugins/opensearch-security") + "/*";
    return script(
        "opensearch/start",
        DOCKER.resolve("opensearch").toString(),
        certificates.toString(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path") + File.pathSeparator + plugin,
        SecuredNode.class.getName(),
        home.resolve("config").toString(),
        folder.resolve("node").toString(),
        Integer.toString(port));
  }

  private Process script(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(DOCKER.resolve(name).toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name.replace('/', '-') + ".log").toFile());
    builder.environment().putAll(PASSWORDS);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("OPENSEARCH_HOME", folder.resolve("home").toString());
    return builder.start();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static int run(Map<String, String> environment, String... args) {
    return Main.run(args, environment);
  }
}
