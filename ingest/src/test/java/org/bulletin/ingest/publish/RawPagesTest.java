package org.bulletin.ingest.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.pdf.ChineseFont;
import org.bulletin.ingest.read.pdf.PdfPages;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.RawPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RawPagesTest {

  private static final String BODY = "昨天上午，城郊的合作社开了仓库，把新到的种子按村分好。";

  @TempDir private Path folder;

  private final RawPages rawPages = new RawPages(Newspapers.defaults());

  @Test
  void seedsKeepTheirIds() throws IOException, RefusedException {
    // Given
    Path seeds = Path.of("../seeds").toRealPath();
    List<Path> files;
    try (var all = Files.list(seeds)) {
      files = all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }

    for (Path file : files) {
      // When
      List<RawPage> pages = rawPages.of(new FileSource(file, seeds, "seeds", false)).pages();

      // Then
      assertThat(pages)
          .extracting(RawPage::getPageId)
          .containsExactly("seeds/" + file.getFileName());
      assertThat(pages).extracting(RawPage::getIdentity).containsExactly(Identity.PATH);
    }
    assertThat(files).hasSize(5);
  }

  @Test
  void furnitureGivesTheIdentityAndWhatIsGivenComesFirst() throws IOException, RefusedException {
    // Given
    String text = "青浦报 2025年11月14日 星期五 第01版\n" + BODY;
    Path read = Files.writeString(folder.resolve("a.txt"), text);
    Path given = Files.writeString(folder.resolve("嘉定报_2025-11-15_A02.txt"), text);
    Path both = Files.writeString(folder.resolve("b.txt"), text);
    Files.writeString(folder.resolve("b.json"), "{\"page_label\": \"07\"}");

    // When, Then
    assertThat(page(read).getPageId()).isEqualTo("青浦报/2025-11-14/01");
    assertThat(page(read).getIdentity()).isEqualTo(Identity.READ);
    assertThat(page(given).getPageId()).isEqualTo("嘉定报/2025-11-15/A02");
    assertThat(page(given).getIdentity()).isEqualTo(Identity.GIVEN);
    assertThat(page(both).getPageId()).isEqualTo("青浦报/2025-11-14/07");
    assertThat(page(both).getIdentity()).isEqualTo(Identity.READ);
  }

  @Test
  void givenMetadataComesBeforeThePagesOwn() throws IOException, RefusedException {
    // Given
    String html = "<head><title>开仓</title><meta name=pubdate content=2025-11-14></head>" + BODY;
    Path file = Files.writeString(folder.resolve("a.html"), html);
    String own = page(file).getContentHash();
    Files.writeString(folder.resolve("a.json"), "{\"title\": \"合作社开仓\"}");

    // When
    RawPage page = page(file);

    // Then
    assertThat(page.getMetadata())
        .containsEntry("title", "合作社开仓")
        .containsEntry("published", "2025-11-14");
    assertThat(page.getContentHash()).isNotEqualTo(own).isEqualTo(page(file).getContentHash());
    assertThat(page.getMediaType()).isEqualTo("text/html");
  }

  @Test
  void pdfOfOnePageIsNamedByItsFile() throws IOException, RefusedException {
    // Given
    ChineseFont.assumeInstalled();
    Path file = folder.resolve("qpb20251114_A01.pdf");
    Files.write(file, PdfPages.pdf(PdfPages.page(400, 300).block(40, 40, 10, 200, BODY)));

    // When
    RawPage page = page(file);

    // Then
    assertThat(page.getPageId()).isEqualTo("青浦报/2025-11-14/A01");
    assertThat(page.getPageNumber()).isEmpty();
    assertThat(page.getLines()).hasSizeGreaterThan(1);
    assertThat(page.getReader().getName()).isEqualTo("pdf");
  }

  @Test
  void pagesOfOneFileThatReadTheSameIdentityKeepTheirPlaces() throws IOException, RefusedException {
    // Given
    ChineseFont.assumeInstalled();
    Path file = folder.resolve("issue.pdf");
    Files.write(file, PdfPages.pdf(folio("第01版"), folio("第02版"), folio("第02版"), folio("第03版")));

    // When
    List<RawPage> pages = rawPages.of(new FileSource(file, folder, "in", false)).pages();

    // Then
    assertThat(pages)
        .extracting(RawPage::getPageId)
        .containsExactly(
            "青浦报/2025-11-14/01", "in/issue.pdf#2", "in/issue.pdf#3", "青浦报/2025-11-14/03");
  }

  private static PdfPages.Sheet folio(String label) {
    return PdfPages.page(400, 600)
        .line(40, 20, 10, "青浦报 2025年11月14日 星期五 " + label)
        .block(40, 60, 10, 200, BODY.repeat(20));
  }

  private RawPage page(Path file) throws RefusedException {
    return rawPages.of(new FileSource(file, folder, "in", false)).pages().get(0);
  }
}
