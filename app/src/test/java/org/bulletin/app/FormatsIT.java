package org.bulletin.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.bulletin.app.stages.Accounts;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Pages in every format that is read, dropped into a watched folder, are found by search. */
class FormatsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
  private static final float SIZE = 9;

  @TempDir private Path state;
  @TempDir private Path inbox;

  private LocalPipeline pipeline;
  private OpenSearchConnection openSearch;

  @BeforeEach
  void watch() {
    Newspapers newspapers = Newspapers.defaults();
    pipeline = new LocalPipeline(SharedStack.get(), state, newspapers, Methods.load(newspapers));
    openSearch = OpenSearchConnection.to(pipeline.openSearch());
    pipeline.ingest().watch(IngestRequest.of(inbox), IngestionListener.NONE);
  }

  @AfterEach
  void stop() throws IOException {
    pipeline.close();
    openSearch.close();
  }

  @Test
  void seedsAreFoundAsTextHtmlAndInAnArchive() throws IOException {
    // When
    drop("page.txt", seed(0, "文本").getBytes(StandardCharsets.UTF_8));
    drop("page.html", html(seed(1, "网页")).getBytes(StandardCharsets.UTF_8));
    drop("issue.zip", zip("第01版.txt", seed(2, "压缩").getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(found("文本")).endsWith("/page.txt");
    assertThat(found("网页")).endsWith("/page.html");
    assertThat(found("压缩")).endsWith("/issue.zip/第01版.txt");
    awaitAccounts();
  }

  @Test
  void seedsAreFoundAsPdf() throws IOException {
    // Given
    if ("true".equals(System.getenv("CI"))) {
      assertThat(FONT).as("the font of Debian's package fonts-wqy-microhei").exists();
    }
    assumeTrue(Files.exists(FONT), "skipped without " + FONT + " of fonts-wqy-microhei");

    // When
    drop("issue.pdf", pdf(seed(3, "首版"), seed(4, "次版")));

    // Then
    assertThat(found("首版")).endsWith("/issue.pdf#1");
    assertThat(found("次版")).endsWith("/issue.pdf#2");
    awaitAccounts();
  }

  private String found(String word) {
    ArticleSearch search = new ArticleSearch(openSearch);
    ArticleQuery query = new ArticleQuery(marker(word), Order.BEST, 0, 10);
    await().atMost(PATIENCE).until(() -> search.find(query).total() > 0);
    return search.find(query).hits().stream()
        .map(ArticleHit::document)
        .map(document -> document.path("page_id").asText())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private void awaitAccounts() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Accounts.take(pipeline.cluster(), pipeline.openSearch(), pipeline.generation())
                    .addUp());
  }

  private static String marker(String word) {
    return "以" + word + "形式送达的稿件";
  }

  /** A printed page, with an article of its own at the end. */
  private static String seed(int number, String word) throws IOException {
    try (var files = Files.list(Path.of("..", "seeds"))) {
      Path seed =
          files
              .filter(file -> file.getFileName().toString().startsWith("00" + number))
              .findFirst()
              .orElseThrow();
      return Files.readString(seed)
          + "\n\n"
          + marker(word)
          + "\n　　本报讯　今天编辑部收到了"
          + marker(word)
          + "。\n";
    }
  }

  private static String html(String text) {
    return "<html><head><meta charset='utf-8'><title>电子报</title></head><body><div>"
        + text.lines().map(line -> "<p>" + line + "</p>").collect(Collectors.joining("\n"))
        + "</div></body></html>";
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(zipped, Charset.forName("GBK"))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static byte[] pdf(String... pages) throws IOException {
    try (PDDocument document = new PDDocument();
        TrueTypeCollection fonts = new TrueTypeCollection(FONT.toFile())) {
      PDFont font = PDType0Font.load(document, fonts.getFontByName("WenQuanYiMicroHei"), true);
      for (String text : pages) {
        List<String> lines = text.lines().map(line -> printable(font, line)).toList();
        PDPage page = new PDPage(new PDRectangle(2000, 2 * SIZE * (lines.size() + 2)));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, SIZE);
          content.setLeading(2 * SIZE);
          content.newLineAtOffset(SIZE, page.getMediaBox().getHeight() - 2 * SIZE);
          for (String line : lines) {
            content.showText(line);
            content.newLine();
          }
          content.endText();
        }
      }
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      document.save(pdf);
      return pdf.toByteArray();
    }
  }

  private static String printable(PDFont font, String line) {
    return line.codePoints()
        .mapToObj(Character::toString)
        .filter(character -> isIn(font, character))
        .collect(Collectors.joining());
  }

  private static boolean isIn(PDFont font, String character) {
    try {
      font.encode(character);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private void drop(String name, byte[] bytes) throws IOException {
    Path hidden = Files.write(inbox.resolve("." + name), bytes);
    Files.move(hidden, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
