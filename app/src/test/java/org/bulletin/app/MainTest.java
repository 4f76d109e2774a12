package org.bulletin.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MainTest {

  private static final Path SEEDS = Path.of("..", "seeds");

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @TempDir private Path folder;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "init",
        "ingest",
        "streams",
        "indexer",
        "inspect",
        "search",
        "serve",
        "status",
        "retract",
        "correct",
        "replay",
        "pages",
        "export",
        "import",
        "dead-letters",
        "dashboards",
        "schemas"
      })
  void everyCommandExplainsItself(String command) {
    // When
    int exitCode = run(Map.of(), command, "--help");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).contains("Usage: bulletin " + command).contains("--config=FILE");
  }

  @Test
  void wrongUsageIsSaidInASentenceAndNeverWorks() {
    // When
    int exitCode = run(Map.of(), "search");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("Missing required parameter").contains("bulletin search --help");
    assertThat(stdout()).isEmpty();
  }

  @Test
  void unknownGenerationIsWrongUsage() {
    // When
    int exitCode = run(Map.of(), "status", "--generation", "first");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--generation is g1, g2, … or g1.2, …, not 'first'");
  }

  @Test
  void optionsComeFromTheEnvironmentTheFileOrTheCommandLine() throws IOException {
    // Given
    Path config = folder.resolve("bulletin.properties");
    Files.writeString(config, "opensearch=http://127.0.0.1:2\n");

    // When
    int fromFile = run(Map.of(), "search", "--config", config.toString(), "词");
    int fromEnvironment = run(Map.of("BULLETIN_OPENSEARCH", "http://127.0.0.1:3"), "search", "词");
    int fromCommandLine =
        run(
            Map.of("BULLETIN_OPENSEARCH", "http://127.0.0.1:3"),
            "search",
            "--opensearch",
            "http://127.0.0.1:4",
            "词");

    // Then
    assertThat(new int[] {fromFile, fromEnvironment, fromCommandLine}).containsOnly(1);
    assertThat(stderr().lines().filter(line -> line.startsWith("bulletin: ")))
        .satisfiesExactly(
            line -> assertThat(line).contains("127.0.0.1:2"),
            line -> assertThat(line).contains("127.0.0.1:3"),
            line -> assertThat(line).contains("127.0.0.1:4"));
  }

  @Test
  void missingConfigurationFileIsNamed() {
    // When
    int exitCode = run(Map.of(), "status", "--config", "no-such.properties");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("cannot read --config no-such.properties");
  }

  @Test
  void inspectPrintsNothingButDocuments() {
    // When
    int exitCode = run(Map.of(), "inspect", "--json", SEEDS.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout().lines()).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("{\""));
    assertThat(stderr()).isEmpty();
  }

  @Test
  void inspectRefusesBadPagesAndShowsTheOthers() throws IOException {
    // Given
    Files.write(folder.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0});
    Files.writeString(folder.resolve("good.txt"), "本报讯 好页照样登出。");

    // When
    int exitCode = run(Map.of(), "inspect", folder.toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(stderr()).contains("binary.txt");
    assertThat(stdout()).contains("好页照样登出");
  }

  /** Options of ingest that are wrong, and the sentence. */
  static Stream<Arguments> wrongOptionsOfIngest() {
    return Stream.of(
        arguments(List.of(), "say what to ingest: PATH…, or --listen PORT"),
        arguments(List.of("--watch", "--listen", "0"), "--watch needs a PATH"),
        arguments(List.of("--listen", "eighty"), "'eighty' is no address to listen on"),
        arguments(
            List.of("--listen", "0.0.0.0:8080"),
            "0.0.0.0 can be reached from other machines: give a bearer token"),
        arguments(
            List.of("--listen", "0", "--token-file", "no-such-file"),
            "the file no-such-file of --token-file cannot be read"),
        arguments(
            List.of("--listen", "0", "--token-file", "pom.xml"), "must hold one token of at least"),
        arguments(List.of("--token-file", "pom.xml", "."), "of use with --listen alone"),
        arguments(List.of("-"), "standard input has no name"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongOptionsOfIngest")
  void wrongOptionsOfIngestAreWrongUsage(List<String> options, String sentence) {
    // Given
    List<String> args = new ArrayList<>(List.of("ingest"));
    args.addAll(options);

    // When
    int exitCode = run(Map.of(), args.toArray(String[]::new));

    // Then
    assertThat(stderr()).contains(sentence);
    assertThat(exitCode).isEqualTo(2);
  }

  /** Options of correct that are wrong, and the sentence. */
  static Stream<Arguments> wrongOptionsOfCorrect() {
    return Stream.of(
        arguments(List.of("页#1", "--note", "错"), "say what is wrong with it: --headline"),
        arguments(List.of("页#1", "--list"), "mutually exclusive"),
        arguments(List.of("--headline", "题"), "Missing required argument(s): ARTICLE_ID"),
        arguments(List.of("--json"), "--list"),
        arguments(List.of("页#1", "--split-at", "二"), "'二' is not an int"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongOptionsOfCorrect")
  void wrongOptionsOfCorrectAreWrongUsage(List<String> options, String sentence) {
    // Given
    List<String> args = new ArrayList<>(List.of("correct"));
    args.addAll(options);

    // When
    int exitCode = run(Map.of(), args.toArray(String[]::new));

    // Then
    assertThat(stderr()).contains(sentence);
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void originalsAreNotKeptWhereTheyWouldBeIngested() {
    // When
    int exitCode =
        run(
            Map.of(),
            "ingest",
            "--keep-originals",
            folder.resolve("a/originals").toString(),
            folder.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("the folder of --keep-originals is below " + folder);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void inspectJoinsThePagesOfAnIssue() throws IOException {
    // Given
    writePage("b.txt", "2", "上接1版\n\n好，再把水引到田里。陶望山说，石门水库灌渠建成后，可以浇灌稻田三千亩。\n");
    writePage("a.txt", "1", "石门水库灌渠开工\n\n本报讯（记者 王一）石门水库灌渠昨日开工。负责人陶望山说，石门水库灌渠全长九公里，要先把渠修\n\n下转2版\n");

    // When
    int exitCode = run(Map.of(), "inspect", "--json", folder.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("要先把渠修好，再把水").contains("\"open\":false"));
  }

  private void writePage(String file, String label, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    Files.writeString(
        folder.resolve(file + ".json"),
        "{\"newspaper\":\"灵溪报\",\"issue_date\":\"2024-05-17\",\"page_label\":\"" + label + "\"}");
  }

  private int run(Map<String, String> environment, String... args) {
    return Main.run(args, environment);
  }

  private String stdout() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
