package org.bulletin.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Settings of the registry, as the file that its own ones give way to. */
final class RegistryConfig {

  private static final String DATABASE = "schemas";

  private RegistryConfig() {}

  /** Tells which file the database is in. */
  static Path databaseFile(Path directory) {
    return directory.resolve(DATABASE + ".mv.db");
  }

  /**
   * Writes the file.
   *
   * @return the folder to put on the registry's class path
   */
  static Path write(Path directory, int port) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("config"));
    Properties properties = new Properties();
    // Above the application's own file (250) and the environment (300).
    properties.put("config_ordinal", "1000");
    properties.put("quarkus.http.host", LoopbackPort.HOST);
    properties.put("quarkus.http.port", Integer.toString(port));
    properties.put("quarkus.datasource.jdbc.url", databaseUrl(directory));
    // A connection to a database in this process costs nothing to open.
    properties.put("quarkus.datasource.jdbc.initial-size", "1");
    properties.put("quarkus.datasource.jdbc.min-size", "1");
    properties.put("quarkus.datasource.jdbc.max-size", "8");
    properties.put("quarkus.vertx.cache-directory", directory.resolve("cache").toString());
    properties.put("quarkus.log.level", "WARN");
    properties.put("quarkus.log.category.\"io.apicurio\".level", "WARN");
    properties.put("quarkus.log.console.enable", "false");
    properties.put("quarkus.log.file.enable", "true");
    properties.put("quarkus.log.file.path", directory.resolve("logs/registry.log").toString());
    properties.put("quarkus.banner.enabled", "false");
    try (Writer writer = Files.newBufferedWriter(folder.resolve("application.properties"))) {
      properties.store(writer, "Written at every start");
    }
    return folder;
  }

  /**
   * The write delay of 0 brings every commit to the file at once. With the default of half a second
   * a killed process loses acknowledged schemas, whose ids then go to others.
   */
  private static String databaseUrl(Path directory) {
    return "jdbc:h2:file:" + directory.resolve(DATABASE) + ";WRITE_DELAY=0";
  }
}
