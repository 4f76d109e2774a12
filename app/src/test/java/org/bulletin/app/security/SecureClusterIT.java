package org.bulletin.app.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.bulletin.app.Bulletin;
import org.bulletin.app.Main;
import org.bulletin.app.stages.Accounts;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Stages as processes of their own, each a user with the rights that the documentation lists, told
 * by environment variables alone: from a file to what readers find, and what is said when a
 * password, an authority or a right is wrong.
 */
@TestMethodOrder(OrderAnnotation.class)
class SecureClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BACKUP = "backup";
  private static final List<String> USERS = List.of("init", "ingest", "streams", "indexer", BACKUP);

  @TempDir private static Path folder;
  private static SecureServers servers;
  private static Admin admin;
  private static Path inbox;

  @BeforeAll
  static void start() throws IOException {
    inbox = Files.createDirectories(folder.resolve("in"));
    servers = new SecureServers(folder);
    admin = servers.admin();
    servers.addUsers(admin, USERS);
    Answers.of(
        admin
            .createAcls(
                RightsTable.read(user -> user.equals(BACKUP) ? "User:CN=" + user : "User:" + user))
            .all());
  }

  @AfterAll
  static void stop() {
    admin.close();
    servers.close();
  }

  @Test
  @Order(1)
  void pageGoesFromFileToReaders() throws IOException {
    // Given
    Run init = run(servers.login("init").environment(), "init");
    assertThat(init.exitCode()).as(init.said()).isZero();

    // When
    try (Bulletin ingest = stage("ingest", "--watch", inbox.toString());
        Bulletin streams = stage("streams", "--state-dir=" + folder.resolve("state"));
        Bulletin indexer = stage("indexer")) {
      publish(1);
      awaitDocuments(1, ingest, streams, indexer);

      // Then
      Run search = run(servers.login("indexer").environment(), "search", "水库");
      assertThat(search.said()).contains("1 of 1 articles");
      assertThat(List.of(ingest, streams, indexer))
          .allSatisfy(stage -> assertThat(stage.output()).doesNotContain(" ERROR ", " WARN "));

      openSearchDeniesAndLetsAgain(ingest, streams, indexer);
      rightIsTakenFromStreamsAndGivenBack(ingest, streams, indexer);
    }
  }

  private static void openSearchDeniesAndLetsAgain(
      Bulletin ingest, Bulletin streams, Bulletin indexer) throws IOException {
    // When
    servers.openSearchGuard().deny("indexer");
    publish(2);
    await().atMost(PATIENCE).until(() -> waitsFor("indexer").contains("OpenSearch"));
    String waitsFor = waitsFor("indexer");
    servers.openSearchGuard().admit("indexer");
    awaitDocuments(2, ingest, streams, indexer);

    // Then
    assertThat(waitsFor)
        .contains("OpenSearch at " + servers.openSearchGuard().address())
        .contains("does not give our user the rights")
        .contains("docs/operations/init-and-rights.md");
    assertThat(indexer.output()).containsOnlyOnce("indexer waits: ");
  }

  private static void rightIsTakenFromStreamsAndGivenBack(
      Bulletin ingest, Bulletin streams, Bulletin indexer) throws IOException {
    // When
    List<AclBinding> right = List.of(RightsTable.streamsWrite());
    Answers.of(admin.deleteAcls(List.of(right.get(0).toFilter())).all());
    publish(3);
    int exitCode = streams.exitCode();
    Answers.of(admin.createAcls(right).all());
    try (Bulletin again = stage("streams", "--state-dir=" + folder.resolve("state"))) {
      awaitDocuments(3, ingest, again, indexer);
    }

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(streams.output())
        .contains(
            "bulletin: Kafka does not give our user the rights on topics bulletin.enriched.g1");
    assertThat(accounts()).isEqualTo(new Accounts(3, 3, 3, 3, 0));
  }

  private static String waitsFor(String stage) {
    try (Registry registry = Registry.of(servers.plainKafka())) {
      return LatestRecords.of(servers.plainKafka(), registry, Topics.STAGES).values().stream()
          .filter(heartbeat -> heartbeat.getStage().equals(stage))
          .flatMap(heartbeat -> heartbeat.getWaitingFor().stream())
          .findFirst()
          .orElse("");
    }
  }

  @Test
  @Order(2)
  void certificateIsAsGoodAsAPassword() throws IOException {
    // Given
    Path keys = servers.authority().sign(BACKUP);

    // When
    Run export = run(servers.login(BACKUP).environment(keys), "export", "pages");

    // Then
    assertThat(export.exitCode()).as(export.said()).isZero();
    assertThat(export.said()).contains("lines 3, left out 0");
  }

  @Test
  @Order(2)
  void stagesOnlyReadFromTheRegistryAndTheIndexerAsksForWhatIsDocumented() {
    // When, Then
    assertThat(List.of("ingest", "streams", "indexer"))
        .allSatisfy(
            stage ->
                assertThat(servers.registryGuard().askedBy(stage))
                    .isNotEmpty()
                    .allMatch(
                        request ->
                            request.matches("GET .*/schemas/ids/N")
                                || request.matches("POST .*/subjects/org\\.bulletin[^/]*")));
    assertThat(servers.openSearchGuard().askedBy("indexer"))
        .contains("POST /_bulk")
        .allMatch(
            request ->
                request.matches(
                    "HEAD /bulletin[^/]*"
                        + "|GET /_index_template/bulletin[^/]*"
                        + "|PUT /bulletin[^/]*(/_mapping)?"
                        + "|HEAD /_alias/bulletin[^/]*"
                        + "|POST /_bulk"
                        + "|POST /bulletin[^/]*/_search"));
  }

  /** What is wrong, who does what, and what is said. */
  static Stream<Arguments> wrong() throws IOException {
    Path stranger = Authority.in(folder.resolve("stranger")).certificate();
    SecureServers.Login init = servers.login("init");
    Map<String, String> right = init.environment();
    Map<String, String> wrongPassword = init.withPassword("guessed").environment();
    Map<String, String> wrongAuthority = init.trusting(stranger).environment();
    Map<String, String> nobody = servers.login("streams").environment();
    return Stream.of(
        arguments(
            "Kafka, password",
            with(right, wrongPassword, "KAFKA"),
            List.of("init"),
            "Kafka does not accept our user or password: check sasl.jaas.config"),
        arguments(
            "Kafka, authority",
            with(right, wrongAuthority, "KAFKA"),
            List.of("init"),
            "Kafka and we do not trust each other's certificates: check ssl.truststore.location"),
        arguments(
            "Kafka, right",
            nobody,
            List.of("export", "pages"),
            "Kafka does not give our user the rights on topics bulletin.sources that this takes: grant them"),
        arguments(
            "Kafka, password of a stage",
            with(right, wrongPassword, "KAFKA"),
            List.of("streams"),
            "Kafka does not accept our user or password: check sasl.jaas.config"),
        arguments(
            "registry, password",
            wrongPassword,
            List.of("init"),
            "check schema.registry.basic.auth.user.info"),
        arguments(
            "registry, authority",
            wrongAuthority,
            List.of("init"),
            "check schema.registry.ssl.truststore.location"),
        arguments(
            "OpenSearch, password",
            with(right, wrongPassword, "OPENSEARCH"),
            List.of("init"),
            "check --opensearch-user and --opensearch-password-file"),
        arguments(
            "OpenSearch, authority",
            with(right, wrongAuthority, "OPENSEARCH"),
            List.of("init"),
            "check --opensearch-ca"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  @Order(3)
  void whatIsWrongIsSaidWithWhatToDo(
      String what, Map<String, String> environment, List<String> command, String sentence) {
    // When
    Run run = run(environment, command.toArray(String[]::new));

    // Then
    assertThat(run.exitCode()).as(what).isEqualTo(1);
    assertThat(run.said().lines().filter(line -> line.startsWith("bulletin: ")))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  private static Map<String, String> with(
      Map<String, String> right, Map<String, String> wrong, String server) {
    Map<String, String> mixed = new TreeMap<>(right);
    wrong.forEach(
        (name, value) -> {
          if (name.contains(server)) {
            mixed.put(name, value);
          }
        });
    if (server.equals("KAFKA")) {
      mixed.put("BULLETIN_SCHEMA_REGISTRY", servers.plainKafka().schemaRegistry());
    }
    return mixed;
  }

  private static void publish(int number) throws IOException {
    Path file = folder.resolve("page");
    Files.writeString(file, "第%d号水库开闸放水\n\n5月1日，第%d号水库开闸放水，农田得到灌溉。\n".formatted(number, number));
    Files.move(file, inbox.resolve(number + ".txt"));
  }

  private static void awaitDocuments(int pages, Bulletin... stages) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              for (Bulletin stage : stages) {
                if (!stage.isAlive()) {
                  return true;
                }
              }
              return accounts().pageDocuments() == pages;
            });
    for (Bulletin stage : stages) {
      assertThat(stage.isAlive()).as(stage.output()).isTrue();
    }
  }

  private static Accounts accounts() {
    return Accounts.take(servers.plainKafka(), servers.plainOpenSearch(), Topics.FIRST_GENERATION);
  }

  private static Bulletin stage(String name, String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of(name));
    args.addAll(List.of(options));
    return Bulletin.start(folder, args, servers.login(name).environment());
  }

  private record Run(int exitCode, String said) {}

  private static Run run(Map<String, String> environment, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      int exitCode = Main.run(args, environment);
      return new Run(exitCode, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
