package org.bulletin.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the unpacked registry: the folder {@code registry} beside this module's classes or jar,
 * which holds in the build (beside {@code target/classes}) and in a distribution (beside the jar)
 * alike, or the folder that the system property {@value #PROPERTY} names.
 */
final class RegistryHome {

  static final String PROPERTY = "bulletin.registry.home";

  private static final String RUNNER_SUFFIX = "-runner.jar";

  private RegistryHome() {}

  /**
   * Finds the jar that starts the registry; its manifest names the other jars.
   *
   * @throws EmbeddedException if there is none
   */
  static Path runnerJar() {
    Path home =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(Path::of)
            .orElseGet(RegistryHome::besideThisModule);
    if (!Files.isDirectory(home)) {
      throw missing(home);
    }
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(RUNNER_SUFFIX))
          .findFirst()
          .orElseThrow(() -> missing(home));
    } catch (IOException e) {
      throw new EmbeddedException("The folder %s cannot be read: %s".formatted(home, e), e);
    }
  }

  private static Path besideThisModule() {
    CodeSource source = RegistryHome.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI()).resolveSibling("registry");
    } catch (URISyntaxException e) {
      throw new EmbeddedException("The classes' own place is unreadable: " + source, e);
    }
  }

  private static EmbeddedException missing(Path home) {
    return new EmbeddedException(
        "The schema registry is not in %s: build the project, or set -D%s to the folder with *%s."
            .formatted(home, PROPERTY, RUNNER_SUFFIX));
  }
}
