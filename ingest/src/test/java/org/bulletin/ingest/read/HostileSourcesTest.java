package org.bulletin.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Bytes that are broken or made to do harm, and the sentence that each is refused with. */
class HostileSourcesTest {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final PageReaders readers = new PageReaders(List.of("青浦报"), ReaderOptions.DEFAULTS);

  static Stream<Arguments> pdf() {
    byte[] good = textPdf();
    return Stream.of(
        Arguments.of("empty", new byte[0], "it is empty"),
        Arguments.of("zeros", new byte[4096], "it is no PDF: it does not begin with %PDF-"),
        Arguments.of("a picture", latin("\u0089PNG\r\n\u001a\n rest"), "it is no PDF"),
        Arguments.of("a text", utf8("今天的报纸"), "it is no PDF"),
        Arguments.of("the first line alone", latin("%PDF-1.7\n"), "it is cut short"),
        Arguments.of("head and foot", latin("%PDF-1.7\n%%EOF"), "it is a broken PDF"),
        Arguments.of("cut", Arrays.copyOf(good, good.length / 2), "it is cut short"),
        Arguments.of("zeros inside", zeroed(good), "it is a broken PDF"),
        Arguments.of("password", encrypted(), "it is encrypted: save it without a password"),
        Arguments.of("no pages", objects(CATALOG, "<< /Type /Pages /Kids [] >>"), "no pages"),
        Arguments.of("no page tree", objects("<< /Type /Catalog >>"), "it is a broken PDF"),
        Arguments.of(
            "page tree in itself",
            objects(CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"),
            "it has no pages"),
        Arguments.of(
            "page trees in each other",
            objects(
                CATALOG,
                "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
                "<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 9 >>"),
            "it has no pages"),
        Arguments.of(
            "page tree without end",
            objects(deepPages(50_000)),
            "it is nested too deeply to be read"),
        Arguments.of(
            "dictionaries in dictionaries", nested("<< /Kids ", 100_000), "it is a broken"),
        Arguments.of("object in itself", objects(CATALOG, "2 0 R"), "it is a broken PDF"),
        Arguments.of("201 pages", pages(201), "it has more than 200 pages: split it"),
        Arguments.of("empty page", page("", ""), "it holds no text; if it shows some"),
        Arguments.of(
            "a page as large as a field",
            page("/MediaBox [0 0 900000 900000]", "BT /F 12 Tf (x) Tj ET"),
            "its size, 900000 by 900000 points, is none that paper has"),
        Arguments.of("a page without size", page("/MediaBox [0 0 0 0]", "BT ET"), "its size"),
        Arguments.of("an image", imagePdf(), "--ocr"),
        Arguments.of("private use", privateUse(), "none of Unicode's"),
        Arguments.of("bomb in a page", bomb(100 << 20), "unpacks to more than 67,108,864 bytes"),
        Arguments.of("bomb in an object stream", objectStreamBomb(), "unpacks to more than"),
        Arguments.of("forms that draw each other", formBomb(), "it draws more than"),
        Arguments.of("arrays in arrays", nested("[", 100_000), "it is a broken PDF"),
        Arguments.of("a million characters", page("", glyphs()), "characters on one page"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void pdf(String what, byte[] bytes, String sentence) {
    refused("a.pdf", bytes, sentence);
  }

  static Stream<Arguments> html() {
    String text = "<p>今天的报纸说的是天气，也说收成。</p>";
    return Stream.of(
        Arguments.of("empty", new byte[0], "it is empty"),
        Arguments.of("no tags", utf8("今天的报纸"), "it is no HTML: it has no tags"),
        Arguments.of("no text", utf8("<html><body><img src=a></body></html>"), "it holds no text"),
        Arguments.of("blanks", utf8("<p>&nbsp;&#8203; \u3000</p>"), "it holds no text"),
        Arguments.of(
            "frames",
            utf8("<html><frameset cols='1,2'><frame src=a><frame src=b></frameset></html>"),
            "it is a frame around other pages and holds no text: ingest those pages"),
        Arguments.of(
            "links",
            utf8("<ul><li><a href=1>第01版：要闻</a></li><li><a href=2>第02版：综合</a></li></ul>"),
            "it holds links and no text"),
        Arguments.of("scripts", utf8("<script>var a='今天的报纸，说天气。'</script>"), "it holds no text"),
        Arguments.of("hidden", utf8("<p style='display:none'>今天的报纸</p>"), "it holds no text"),
        Arguments.of("NUL", utf8("<p>今天\0的报纸</p>"), "it is binary, not HTML"),
        Arguments.of("a PDF", textPdf(), "it is binary"),
        Arguments.of(
            "wrong charset",
            "<meta charset=utf-8><p>Façade à côté</p>".getBytes(StandardCharsets.ISO_8859_1),
            "its encoding is not recognised"),
        Arguments.of(
            "half a character",
            Arrays.copyOf(text.getBytes(StandardCharsets.UTF_16), 31),
            "it begins like UTF-16BE and is not"),
        Arguments.of("a 100 MB line", line(100 << 20), "it is larger than 16,777,216 bytes"),
        Arguments.of("a 2 MB line", utf8("<p>" + "字".repeat(700_000)), "a page has at most"),
        Arguments.of(
            "entities that multiply",
            utf8(
                "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a '笑笑笑'><!ENTITY b '&a;&a;&a;'>]>"
                    + "<html><body><p>&b;</p></body></html>"),
            "it declares entities of its own, which are not expanded"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void html(String what, byte[] bytes, String sentence) {
    refused("a.html", bytes, sentence);
  }

  static Stream<Arguments> harmless() {
    String text = "今天的报纸说的是天气，也说收成。";
    return Stream.of(
        Arguments.of("100,000 divs", utf8("<div>".repeat(100_000) + text)),
        Arguments.of("100,000 formats", utf8("<b><i><font>".repeat(33_000) + text)),
        Arguments.of("100,000 tables", utf8("<table><tr><td>".repeat(33_000) + text)),
        Arguments.of("a million attributes", utf8("<p " + "a=b ".repeat(1_000_000) + ">" + text)),
        Arguments.of("wrong charset", ("<meta charset=utf-8><p>" + text).getBytes(GB18030)),
        Arguments.of("unknown charset", utf8("<meta charset=x-no-such><p>" + text)),
        Arguments.of("unclosed", utf8("<p title=<a href=1><p>" + text + "<b><!-- ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void harmless(String what, byte[] bytes) {
    // When
    Reading reading =
        assertTimeout(LONGEST, () -> readers.forName("a.html").orElseThrow().read(bytes));

    // Then
    assertThat(reading.pages().get(0).text()).contains("今天的报纸说的是天气，也说收成。");
  }

  private void refused(String name, byte[] bytes, String sentence) {
    // When, Then
    assertTimeout(
        LONGEST,
        () ->
            assertThatThrownBy(() -> readers.forName(name).orElseThrow().read(bytes))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(sentence));
  }

  private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";

  private static byte[] objects(String... objects) {
    return file(Arrays.stream(objects).map(HostileSourcesTest::latin).toList());
  }

  /** Objects 1, 2 and so on; 1 is the catalog. */
  private static byte[] file(List<byte[]> objects) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(latin("%PDF-1.7\n"));
    StringBuilder xref = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      xref.append("%010d 00000 n \n".formatted(file.size()));
      file.writeBytes(latin((i + 1) + " 0 obj\n"));
      file.writeBytes(objects.get(i));
      file.writeBytes(latin("\nendobj\n"));
    }
    int start = file.size();
    file.writeBytes(
        latin(
            "xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(objects.size() + 1, xref, objects.size() + 1, start)));
    return file.toByteArray();
  }

  private static byte[] stream(String entries, byte[] content) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(latin("<< %s /Length %d >>\nstream\n".formatted(entries, content.length)));
    stream.writeBytes(content);
    stream.writeBytes(latin("\nendstream"));
    return stream.toByteArray();
  }

  private static byte[] page(String entries, String content) {
    return page(entries, stream("", latin(content)), List.of());
  }

  private static byte[] page(String entries, byte[] content, List<byte[]> more) {
    Stream<byte[]> objects =
        Stream.of(
            latin(CATALOG),
            latin("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>"),
            latin(
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s /Resources << /Font << /F 5 0 R >>"
                        .formatted(entries)
                    + " /XObject << /X 6 0 R >> >> >>"),
            content,
            latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    return file(Stream.concat(objects, more.stream()).toList());
  }

  private static String[] deepPages(int depth) {
    return Stream.concat(
            Stream.of(CATALOG),
            Stream.iterate(3, n -> n < depth, n -> n + 1)
                .map("<< /Type /Pages /Kids [%d 0 R] >>"::formatted))
        .toArray(String[]::new);
  }

  private static byte[] pages(int count) {
    return objects(
        CATALOG,
        "<< /Type /Pages /Count %d /Kids [%s] >>".formatted(count, "3 0 R ".repeat(count)),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>");
  }

  private static byte[] bomb(int size) {
    return page("", stream("/Filter /FlateDecode", packedBlanks(size)), List.of());
  }

  private static byte[] objectStreamBomb() {
    return file(
        List.of(
            latin(CATALOG),
            latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            latin("<< /Type /Page /Contents 4 0 R /MediaBox [0 0 9 9] >>"),
            stream("/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode", packedBlanks(32 << 20))));
  }

  private static byte[] formBomb() {
    String form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>";
    byte[] program = latin("/X Do ".repeat(20));
    return page(
        "",
        stream("", program),
        Stream.iterate(6, n -> n < 20, n -> n + 1)
            .map(n -> stream(form.formatted(n + 1), program))
            .toList());
  }

  private static byte[] nested(String open, int depth) {
    return objects(CATALOG, open.repeat(depth));
  }

  private static String glyphs() {
    return "BT /F 12 Tf " + ("(" + "x".repeat(1000) + ") Tj 1 0 0 1 0 9 Tm ").repeat(1000) + "ET";
  }

  private static byte[] privateUse() {
    String map =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff>"
            + " endcodespacerange 1 beginbfrange <00> <ff> <e000> endbfrange endcmap end";
    return file(
        List.of(
            latin(CATALOG),
            latin("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>"),
            latin(
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R"
                    + " /Resources << /Font << /F 5 0 R >> >> >>"),
            stream("", latin("BT /F 12 Tf 50 700 Td (" + "abc".repeat(20) + ") Tj ET")),
            latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"),
            stream("", latin(map))));
  }

  private static byte[] imagePdf() {
    return page(
        "",
        stream("", latin("600 0 0 800 0 0 cm /X Do")),
        List.of(
            stream(
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
                    + " /ColorSpace /DeviceGray",
                new byte[1])));
  }

  private static byte[] packedBlanks(int size) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] blanks = new byte[1 << 16];
    Arrays.fill(blanks, (byte) ' ');
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < size / blanks.length; i++) {
        deflater.write(blanks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] textPdf() {
    return document(document -> {});
  }

  private static byte[] encrypted() {
    return document(
        document ->
            document.protect(
                new StandardProtectionPolicy("owner", "user", new AccessPermission())));
  }

  private interface Change {
    void to(PDDocument document) throws IOException;
  }

  private static byte[] document(Change change) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText("A page of text.");
        content.endText();
      }
      change.to(document);
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      document.save(pdf);
      return pdf.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zeroed(byte[] pdf) {
    byte[] zeroed = pdf.clone();
    Arrays.fill(zeroed, 20, pdf.length - 30, (byte) 0);
    return zeroed;
  }

  private static byte[] line(int size) {
    byte[] line = new byte[size];
    Arrays.fill(line, (byte) 'a');
    line[0] = '<';
    return line;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
