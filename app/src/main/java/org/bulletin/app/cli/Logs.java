package org.bulletin.app.cli;

import java.nio.file.Path;

/**
 * Where the log goes: of a command that hosts servers to a file, of every other to stderr. To be
 * decided before anything is logged.
 */
public final class Logs {

  private static final String CONFIGURATION = "log4j2.configurationFile";
  private static final String FOLDER = "bulletin.logs";

  private Logs() {}

  /** Sends the log to stderr, unless the user has configured it. */
  public static void toConsole() {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "classpath:org/bulletin/app/log4j2-console.xml");
    }
  }

  /** Sends the log to a file in a folder, unless the user has configured it. */
  public static void toFolder(Path folder) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(FOLDER, folder.toAbsolutePath().toString());
    }
  }
}
