package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The font that PDFs of tests are set in: Debian's package fonts-wqy-microhei. */
public final class ChineseFont {

  static final Path FILE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
  static final String NAME = "WenQuanYiMicroHei";

  private static final Map<Integer, Float> ADVANCES = new ConcurrentHashMap<>();

  private ChineseFont() {}

  /** How wide a character of the Basic Multilingual Plane is, in ems; others are one em. */
  static float advance(int codePoint) {
    if (ADVANCES.isEmpty()) {
      measure();
    }
    return ADVANCES.getOrDefault(codePoint, 1f);
  }

  private static void measure() {
    try (TrueTypeCollection fonts = new TrueTypeCollection(FILE.toFile())) {
      TrueTypeFont font = fonts.getFontByName(NAME);
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      for (int c = 0; c <= Character.MAX_VALUE; c++) {
        int advance = font.getAdvanceWidth(glyphs.getGlyphId(c));
        ADVANCES.put(c, (float) advance / font.getUnitsPerEm());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips a test where the font is missing; fails it in continuous integration. */
  public static void assumeInstalled() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(FILE).as("the font of Debian's package fonts-wqy-microhei").exists();
    }
    assumeTrue(Files.exists(FILE), "skipped without " + FILE + " of fonts-wqy-microhei");
  }
}
