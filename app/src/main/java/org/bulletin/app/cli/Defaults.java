package org.bulletin.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that the command line does not give comes from: the environment variable {@code
 * BULLETIN_…}, else the file of {@code --config}, else the option's own default.
 */
public final class Defaults implements IDefaultValueProvider {

  private static final String CONFIG = "--config";

  private final Map<String, String> environment;
  private final Properties file;

  private Defaults(Map<String, String> environment, Properties file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /**
   * The defaults of one call.
   *
   * @param args the command line, which may name a file
   * @throws CommandFailure if there is such a file and it cannot be read
   */
  public static Defaults of(String[] args, Map<String, String> environment) {
    Properties file = new Properties();
    Optional<Path> path =
        configOf(args)
            .or(() -> Optional.ofNullable(environment.get(variable(CONFIG))))
            .map(Path::of);
    if (path.isPresent()) {
      try (Reader reader = Files.newBufferedReader(path.get())) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailure("cannot read " + CONFIG + " " + path.get() + ": " + e, e);
      }
    }
    return new Defaults(environment, file);
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    String fromEnvironment = environment.get(variable(option.longestName()));
    return fromEnvironment == null
        ? file.getProperty(option.longestName().replaceFirst("^--", ""))
        : fromEnvironment;
  }

  /**
   * The environment variable of an option: {@code --schema-registry} is BULLETIN_SCHEMA_REGISTRY.
   */
  public static String variable(String option) {
    return "BULLETIN_" + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Optional<String> configOf(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(CONFIG) && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
      if (args[i].startsWith(CONFIG + "=")) {
        return Optional.of(args[i].substring(CONFIG.length() + 1));
      }
    }
    return Optional.empty();
  }
}
