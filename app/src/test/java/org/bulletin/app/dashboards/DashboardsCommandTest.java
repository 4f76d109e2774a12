package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.app.Main;
import org.bulletin.app.security.Authority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardsCommandTest {

  private static final String HOME = "bulletin.home";
  private static final SavedObjectKey NEWS = new SavedObjectKey("dashboard", "bulletin-news");

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  private final String home = System.getProperty(HOME, "");

  private DashboardsServer server;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = DashboardsServer.start("/base");
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    System.setProperty(HOME, "..");
  }

  @AfterEach
  void stop() {
    if (home.isEmpty()) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, home);
    }
    System.setOut(out);
    System.setErr(err);
    server.close();
  }

  @Test
  void importsWhatComesWithTheProgramAsOftenAsOneLikes() {
    // When
    int first = run();
    Map<SavedObjectKey, JsonNode> once = new HashMap<>(server.stored);
    int second = run();

    // Then
    assertThat(stderr()).isEmpty();
    assertThat(List.of(first, second)).containsOnly(0);
    assertThat(server.stored).isEqualTo(once);
    assertThat(server.stored.values()).containsExactlyElementsOf(CommittedObjects.all());
    assertThat(stdout())
        .contains(CommittedObjects.all().size() + " objects are in OpenSearch Dashboards.")
        .contains(server.address() + "/app/dashboards#/view/bulletin-news");
  }

  @Test
  void missingDataViewIsNamedAndSoIsThatNothingWasStored() {
    // When
    int exitCode = run(CommittedObjects.FOLDER.resolve("news.ndjson").toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr())
        .contains(
            "visualization bulletin-top-persons refers to index-pattern bulletin-articles, which is not there")
        .contains("none of the");
    assertThat(server.stored).isEmpty();
  }

  @Test
  void missingPanelIsNamedThoughTheServerDoesNotLookForIt() throws IOException {
    // Given
    Path file = write(List.of(CommittedObjects.ofType("dashboard").findFirst().orElseThrow()));
    server.stored.put(new SavedObjectKey("search", "bulletin-latest-articles"), object("search"));

    // When
    int exitCode = run(file.toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(server.stored).containsKey(NEWS);
    assertThat(stderr())
        .contains("dashboard bulletin-news refers to visualization bulletin-top-persons, which is");
  }

  @Test
  void whatIsNotThereAfterwardsIsNamed() {
    // Given
    server.lost = Optional.of(NEWS);

    // When
    int exitCode = run();

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr())
        .isEqualTo("bulletin: dashboard bulletin-news was to be stored and is not there\n");
  }

  @Test
  void refusedObjectIsNamedWithTheReason() throws IOException {
    // Given
    ObjectNode unmapped = object("search");
    ((ObjectNode) unmapped.path("attributes")).put("unmapped", "x");
    Path file = write(List.of(unmapped, object("canvas")));

    // When
    int exitCode = run(file.toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr().lines())
        .containsExactly(
            "bulletin: canvas x is of a type that this OpenSearch Dashboards does not have",
            "bulletin: search x was refused: mapping set to strict, dynamic introduction of [unmapped]");
  }

  @Test
  void objectOfANewerVersionIsRefused() throws IOException {
    // Given
    ObjectNode newer = object("dashboard");
    newer.putObject("migrationVersion").put("dashboard", "7.11.0");

    // When
    int exitCode = run(write(List.of(newer)).toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("refuses the import (422, Document").contains("[7.11.0]");
  }

  @Test
  void serverThatStartsIsWaitedForIfAsked() {
    // Given
    server.startingFor.set(1);

    // When
    int impatient = run();
    server.startingFor.set(2);
    int patient = run("--wait", "30");

    // Then
    assertThat(impatient).isEqualTo(1);
    assertThat(stderr()).contains("is not ready (503)");
    assertThat(patient).isZero();
  }

  @Test
  void absentServerIsNamed() {
    // When
    int exitCode = Main.run(args("http://127.0.0.1:9"), Map.of());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr())
        .isEqualTo(
            "bulletin: nobody answers at http://127.0.0.1:9: say with --dashboards where it is\n");
  }

  @Test
  void otherBasePathIsSuspected() {
    // When
    int exitCode = Main.run(args(server.address().resolve("/").toString()), Map.of());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("or has another base path (404, Not Found)");
  }

  @Test
  void userPasswordAndTenantAreSent() throws IOException {
    // Given
    server.authorization = Optional.of("Basic YW5uYTrliKnlrrM=");
    Path password = Files.writeString(folder.resolve("password"), "利害\n");

    // When
    int nobody = run();
    int wrong = run("--dashboards-user", "otto", "--dashboards-password-file", password.toString());
    int right =
        run(
            "--dashboards-user",
            "anna",
            "--dashboards-password-file",
            password.toString(),
            "--dashboards-tenant",
            "global");

    // Then
    assertThat(List.of(nobody, wrong, right)).containsExactly(1, 1, 0);
    assertThat(stderr().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("asks for a user: give --dashboards-user"),
            line -> assertThat(line).contains("does not accept the user or password (401"));
    assertThat(server.tenant).isEqualTo("global");
  }

  @Test
  void authorityOfTheFileIsTrustedAndNoOther() throws IOException {
    // Given
    Authority known = Authority.in(folder.resolve("tls"));

    try (DashboardsServer secure =
        DashboardsServer.startWithTls(Authority.context(known.sign("server")))) {
      String url = secure.address().toString();

      // When
      int stranger = Main.run(args(url), Map.of());
      int trusted =
          Main.run(args(url, "--dashboards-ca", known.certificate().toString()), Map.of());

      // Then
      assertThat(List.of(stranger, trusted)).containsExactly(1, 0);
      assertThat(stderr().lines())
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .startsWith("bulletin: cannot speak to OpenSearch Dashboards at " + url)
                      .contains("unable to find valid certification path"));
      assertThat(secure.stored).isNotEmpty();
    }
  }

  @Test
  void filesThatAreNoneAreNamed() throws IOException {
    // Given
    Path rubbish = Files.writeString(folder.resolve("rubbish.ndjson"), "\n{\"a\":\n");
    Path list = Files.writeString(folder.resolve("list.ndjson"), "[]\n");
    Path summary = Files.writeString(folder.resolve("none.ndjson"), "{\"exportedCount\":0}\n");
    String twice = write(List.of(object("search"))).toString();

    // When
    List<Integer> exitCodes =
        Stream.of(rubbish, list, summary, folder.resolve("no-such.ndjson"))
            .map(file -> run(file.toString()))
            .toList();
    int repeated = run(twice, twice);

    // Then
    assertThat(exitCodes).containsOnly(1);
    assertThat(repeated).isEqualTo(1);
    assertThat(stderr().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("rubbish.ndjson, line 2: this is no JSON"),
            line -> assertThat(line).contains("a saved object has a type, an id and attributes"),
            line -> assertThat(line).contains("there is no saved object in"),
            line -> assertThat(line).contains("cannot read").contains("no-such.ndjson"),
            line -> assertThat(line).contains("search x is in").contains("and again in"));
    assertThat(server.stored).isEmpty();
  }

  @Test
  void withoutTheLaunchersFolderFilesMustBeNamed() {
    // Given
    System.setProperty(HOME, folder.toString());

    // When
    int exitCode = run();

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("say which files to import");
  }

  private static ObjectNode object(String type) {
    ObjectNode object = DashboardSource.JSON.createObjectNode().put("type", type).put("id", "x");
    object.putObject("attributes").put("title", "标题");
    return object;
  }

  private Path write(List<JsonNode> objects) throws IOException {
    return Files.write(
        folder.resolve("some.ndjson"), objects.stream().map(JsonNode::toString).toList());
  }

  private int run(String... more) {
    return Main.run(args(server.address() + "/", more), Map.of());
  }

  private static String[] args(String url, String... more) {
    List<String> args = new ArrayList<>(List.of("dashboards", "import", "--dashboards", url));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private String stdout() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
