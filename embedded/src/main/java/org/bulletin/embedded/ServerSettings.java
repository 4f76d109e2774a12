package org.bulletin.embedded;

import java.nio.file.Path;

/**
 * Where a server keeps its data and where it listens.
 *
 * @param directory of this server alone; created if absent, made absolute
 * @param port on 127.0.0.1; 0 takes a free one at the first start
 */
public record ServerSettings(Path directory, int port) {

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port " + port + " is not between 0 and 65535.");
    }
    directory = directory.toAbsolutePath().normalize();
  }
}
