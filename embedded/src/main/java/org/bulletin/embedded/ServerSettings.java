package org.bulletin.embedded;

import java.nio.file.Path;

/**
 * Where a server keeps its data and where it listens.
 *
 * @param directory of this server alone; created if absent, made absolute
 * @param port on 127.0.0.1
 */
public record ServerSettings(Path directory, int port) {

  private static final int HIGHEST_PORT = 65_535;

  public ServerSettings {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new EmbeddedException("Port %d is not between 1 and %d.".formatted(port, HIGHEST_PORT));
    }
    directory = directory.toAbsolutePath().normalize();
  }
}
