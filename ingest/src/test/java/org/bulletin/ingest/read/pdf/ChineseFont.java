package org.bulletin.ingest.read.pdf;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The font that PDFs of tests are set in: Debian's package fonts-wqy-microhei. */
public final class ChineseFont {

  static final Path FILE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
  static final String NAME = "WenQuanYiMicroHei";

  private ChineseFont() {}

  /** Skips a test where the font is missing; fails it in continuous integration. */
  public static void assumeInstalled() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(FILE).as("the font of Debian's package fonts-wqy-microhei").exists();
    }
    assumeTrue(Files.exists(FILE), "skipped without " + FILE + " of fonts-wqy-microhei");
  }
}
