package org.bulletin.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be said of the page's files without a browser. */
class SiteTest {

  private static final Path SITE = Path.of("src/main/resources/org/bulletin/app/serve/site");
  private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)': ");
  private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
  private static final Pattern USE = Pattern.compile("\\bt\\('([^']+)'");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameHoles() {
    // When
    Map<String, Set<String>> chinese = holes(read("app/texts.zh.js"));
    Map<String, Set<String>> english = holes(read("app/texts.en.js"));

    // Then
    assertThat(chinese).hasSizeGreaterThan(100).isEqualTo(english);
  }

  @Test
  void everyTextThatIsAskedForIsThere() {
    // Given
    TreeSet<String> texts = new TreeSet<>(holes(read("app/texts.zh.js")).keySet());

    // When
    List<String> asked =
        modules().values().stream().flatMap(module -> found(USE, module)).distinct().toList();

    // Then
    assertThat(asked).hasSizeGreaterThan(50).allMatch(texts::contains);
  }

  @Test
  void everyModuleThatIsImportedIsThere() {
    // When
    Map<String, String> modules = modules();

    // Then
    assertThat(modules.values().stream().flatMap(module -> found(IMPORT, module)))
        .isNotEmpty()
        .allMatch(modules::containsKey);
  }

  @Test
  void nothingIsReadAsHtmlOrScriptAndNoHostIsNamed() {
    assertThat(modules())
        .allSatisfy(
            (name, module) ->
                assertThat(module)
                    .as(name)
                    .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
                    .doesNotContain("eval(", "new Function", "DOMParser")
                    .doesNotContain("//www.", "https://", "http://"));
    assertThat(read("index.html"))
        .doesNotContain("style=", "onclick", "javascript:", "http:", "https:")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  private static Map<String, Set<String>> holes(String dictionary) {
    Map<String, Set<String>> holes = new TreeMap<>();
    List<MatchResult> keys = KEY.matcher(dictionary).results().toList();
    for (MatchResult key : keys) {
      String text = dictionary.substring(key.end(), dictionary.indexOf('\n', key.end()));
      holes.put(
          key.group(1),
          HOLE.matcher(text)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return holes;
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1));
  }

  private static Map<String, String> modules() {
    try (Stream<Path> files = Files.list(SITE.resolve("app"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".js"))
          .collect(
              Collectors.toMap(
                  name -> name, name -> read("app/" + name), (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(SITE.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
