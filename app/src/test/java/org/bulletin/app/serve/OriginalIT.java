package org.bulletin.app.serve;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.bulletin.app.Bulletin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page of a PDF, shown as printed beside what was read from it. */
class OriginalIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ADDRESS = Pattern.compile("The page is at (http://\\S+/)");
  private static final String WORD = "Reservoir";

  @TempDir private Path folder;

  @Test
  void pdfIsShownBesideItsText() throws IOException {
    // Given
    Chromium.assumeInstalled();
    Path originals = folder.resolve("originals");
    Path pdf = pdf(folder.resolve("notice.pdf"));
    try (DemoSite site = DemoSite.start(folder)) {
      List<String> ingest = new ArrayList<>(List.of("ingest", "--keep-originals=" + originals));
      ingest.addAll(site.cluster());
      ingest.add(pdf.toString());
      try (Bulletin done = Bulletin.start(folder, ingest)) {
        assertThat(done.exitCode()).as(done.output()).isZero();
      }
      List<String> serve =
          new ArrayList<>(
              List.of("serve", "--port=0", "--originals=" + originals, site.openSearch()));
      serve.addAll(site.cluster());
      try (Bulletin server = Bulletin.start(folder, serve);
          Chromium browser = Chromium.open(address(server), "zh-CN")) {
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  browser.go("/?q=" + WORD);
                  return !browser.all(".articles h3 a").isEmpty();
                });
        browser.click(".articles h3 a");

        // When
        browser.click(".raw-page summary");

        // Then
        assertThat(browser.one("iframe.original").getAttribute("src"))
            .startsWith(address(server) + "api/original?page_id=")
            .contains("#page=1");
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    browser.requests().stream()
                        .map(URI::getPath)
                        .anyMatch("/api/original"::equals));
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }

  private static URI address(Bulletin serve) {
    await()
        .atMost(PATIENCE)
        .until(() -> ADDRESS.matcher(serve.output()).find() || !serve.isAlive());
    Matcher address = ADDRESS.matcher(serve.output());
    assertThat(address.find()).as(serve.output()).isTrue();
    return URI.create(address.group(1));
  }

  private static Path pdf(Path file) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.setLeading(15);
        content.newLineAtOffset(72, 700);
        for (int day = 1; day <= 8; day++) {
          content.showText(
              WORD + " opened to walkers, who came early in the morning of day " + day);
          content.newLine();
        }
        content.endText();
      }
      document.save(file.toFile());
    }
    return file;
  }
}
