package org.bulletin.schemas.stages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program. */
public final class PipelineVersion {

  private PipelineVersion() {}

  /** The version, as in the project's pom. */
  public static String current() {
    return Holder.VERSION;
  }

  private static final class Holder {
    private static final String VERSION = read();

    private static String read() {
      try (InputStream in =
          PipelineVersion.class.getResourceAsStream("/org/bulletin/schemas/version.properties")) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
