package org.bulletin.ingest.read.pdf;

import java.util.Set;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.Line;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Fonts that a PDF names and does not bring. */
class FontsTest {

  private final PdfReader reader =
      new PdfReader(new FurnitureReader(Set.of()), ReaderOptions.DEFAULTS);

  @Test
  void linesOfAFontThatIsNotThereAreRead() throws RefusedException {
    // Given
    byte[] pdf =
        RawPdfs.unembeddedFont(
            "UniGB-UCS2-H", "BT /F 20 Tf 100 700 Td %s Tj ET".formatted(RawPdfs.hex("天气转凉")));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text()).isEqualTo("天气转凉\n");
    assertThat(page.lines().get(0).getX()).isCloseTo(100, within(1f));
    assertThat(page.lines().get(0).getWidth()).isCloseTo(80, within(1f));
  }

  @Test
  void verticalFontsAreReadDownwardsFromTheRight() throws RefusedException {
    // Given
    byte[] pdf =
        RawPdfs.unembeddedFont(
            "UniGB-UCS2-V",
            "BT /F 20 Tf 300 700 Td %s Tj -28 0 Td %s Tj -28 0 Td %s Tj ET"
                .formatted(RawPdfs.hex("老街新生记"), RawPdfs.hex("一座城的早"), RawPdfs.hex("晨")));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text()).isEqualTo("老街新生记\n一座城的早\n晨\n");
    Line first = page.lines().get(0);
    assertThat(first.getX()).isCloseTo(290, within(1f));
    assertThat(first.getY()).isCloseTo(100, within(1f));
    assertThat(first.getWidth()).isCloseTo(20, within(1f));
    assertThat(first.getHeight()).isCloseTo(100, within(1f));
  }

  private ReadPage read(byte[] pdf) throws RefusedException {
    return reader.read(pdf).pages().get(0);
  }
}
