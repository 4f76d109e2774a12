package org.bulletin.app.init;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.Main;
import org.bulletin.app.dashboards.DashboardsServer;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.schemas.topics.Records;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code bulletin init} against a cluster that has nothing, and against one that has everything.
 */
@TestMethodOrder(OrderAnnotation.class)
class InitIT {

  private static final String HOME = "bulletin.home";

  /** A generation, three indices, two aliases, the dashboards. */
  private static final int OTHER_THINGS = 1 + 3 + 2 + 1;

  private static EmbeddedStack stack;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @BeforeAll
  static void start(@TempDir Path folder) {
    System.setProperty(HOME, Path.of("..").toString());
    stack = EmbeddedStack.onFreePorts(folder);
    stack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
    System.clearProperty(HOME);
  }

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  @Order(1)
  void moreCopiesThanBrokersAreRefusedInASentence() {
    // When
    int exitCode = init(Map.of("BULLETIN_REPLICATION_FACTOR", "3"));

    // Then
    assertThat(stderr())
        .contains(
            "topic bulletin.pages cannot have 3 copies of each partition: start more brokers");
    assertThat(exitCode).isEqualTo(1);
  }

  @Test
  @Order(2)
  void everythingIsMadeOnceAndThenFound() throws IOException {
    try (DashboardsServer dashboards = DashboardsServer.start("")) {
      // Given
      dashboards.startingFor.set(1);

      // When
      int first =
          init(
              Map.of("BULLETIN_REPLICATION_FACTOR", "1", "BULLETIN_WAIT", "30"),
              "--dashboards=" + dashboards.address());
      String made = stdout();
      printed.reset();
      int second = init(Map.of());

      // Then
      assertThat(List.of(first, second)).as(stderr()).containsOnly(0);
      assertThat(stderr()).contains("Waiting: ").contains("is not ready");
      assertThat(made.lines())
          .contains(
              "schema org.bulletin.schemas.RawPage: known",
              "topic bulletin.pages: created, partitions 6, replication factor 1",
              "topic bulletin.enriched.g1: created, partitions 6, replication factor 1",
              "generation g1: begun",
              "index bulletin-articles-g1: created",
              "index bulletin-dead-letters: created",
              "alias bulletin-articles: shows bulletin-articles-g1",
              "alias bulletin-pages: shows bulletin-pages-g1")
          .anyMatch(line -> line.startsWith("dashboards: imported"))
          .hasSize(
              Records.schemas().size()
                  + Topics.shared().size()
                  + Topics.of(Topics.FIRST_GENERATION).size()
                  + OTHER_THINGS);
      assertThat(stdout().lines())
          .contains(
              "schema org.bulletin.schemas.RawPage: known",
              "topic bulletin.pages: there, partitions 6, replication factor 1",
              "generation g1: live",
              "index bulletin-articles-g1: there")
          .noneMatch(line -> line.matches(".*: (registered|created|begun|imported).*"));
    }
  }

  @Test
  @Order(3)
  void anotherReplicationFactorThanAskedIsSaid() {
    // When
    int exitCode = init(Map.of("BULLETIN_REPLICATION_FACTOR", "3"));

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout())
        .contains(
            "topic bulletin.pages: there, partitions 6, replication factor 1, not 3 as asked: kafka-reassign-partitions changes that");
  }

  @Test
  @Order(4)
  void whatIsAwayIsNamedWhenPatienceEnds() throws IOException {
    // Given
    String nobody = "127.0.0.1:" + freePort();

    // When
    int exitCode = init(Map.of(), "--wait=2", "--opensearch=http://" + nobody);

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("bulletin: after 2 s still: OpenSearch at http://" + nobody);
  }

  @Test
  @Order(4)
  void unknownHostIsWaitedForAndNamed() {
    // When
    int exitCode = init(Map.of(), "--wait=1", "--bootstrap-servers=broker.invalid:9092");

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("after 1 s still: no host of --bootstrap-servers is known");
  }

  @Test
  @Order(5)
  void topicsKeepTheirShape() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.broker().address()))) {
      // When
      TopicAdmin.Shape shape = new TopicAdmin(admin).shapeOf(Topics.PAGES).orElseThrow();

      // Then
      assertThat(shape).isEqualTo(new TopicAdmin.Shape(6, 1));
    }
  }

  private static int init(Map<String, String> environment, String... options) {
    List<String> args = new ArrayList<>(List.of("init"));
    Map<String, String> servers =
        Map.of(
            "--bootstrap-servers", stack.broker().address(),
            "--schema-registry", stack.registry().address().toString(),
            "--opensearch", stack.openSearch().address().toString());
    servers.forEach(
        (option, value) -> {
          if (List.of(options).stream().noneMatch(other -> other.startsWith(option + "="))) {
            args.add(option + "=" + value);
          }
        });
    args.addAll(List.of(options));
    return Main.run(args.toArray(String[]::new), environment);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String stdout() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
