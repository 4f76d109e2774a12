package org.bulletin.ingest.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bulletin.ingest.read.pdf.RawPdfs;
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
    byte[] good = RawPdfs.textPdf();
    return Stream.of(
        Arguments.of("empty", new byte[0], "it is empty"),
        Arguments.of("zeros", new byte[4096], "it is no PDF: it does not begin with %PDF-"),
        Arguments.of("a picture", RawPdfs.latin("\u0089PNG\r\n\u001a\n rest"), "it is no PDF"),
        Arguments.of("a text", utf8("今天的报纸"), "it is no PDF"),
        Arguments.of("the first line alone", RawPdfs.latin("%PDF-1.7\n"), "it is cut short"),
        Arguments.of("head and foot", RawPdfs.latin("%PDF-1.7\n%%EOF"), "it is a broken PDF"),
        Arguments.of("cut", Arrays.copyOf(good, good.length / 2), "it is cut short"),
        Arguments.of("zeros inside", RawPdfs.zeroed(good), "it is a broken PDF"),
        Arguments.of(
            "password", RawPdfs.encrypted(), "it is encrypted: save it without a password"),
        Arguments.of(
            "no pages",
            RawPdfs.objects(RawPdfs.CATALOG, "<< /Type /Pages /Kids [] >>"),
            "no pages"),
        Arguments.of("no page tree", RawPdfs.objects("<< /Type /Catalog >>"), "it is a broken PDF"),
        Arguments.of(
            "page tree in itself",
            RawPdfs.objects(RawPdfs.CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"),
            "it has no pages"),
        Arguments.of(
            "page trees in each other",
            RawPdfs.objects(
                RawPdfs.CATALOG,
                "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
                "<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 9 >>"),
            "it has no pages"),
        Arguments.of(
            "page tree without end",
            RawPdfs.objects(RawPdfs.deepPages(50_000)),
            "it is nested too deeply to be read"),
        Arguments.of(
            "dictionaries in dictionaries", RawPdfs.nested("<< /Kids ", 100_000), "it is a broken"),
        Arguments.of(
            "object in itself", RawPdfs.objects(RawPdfs.CATALOG, "2 0 R"), "it is a broken PDF"),
        Arguments.of("201 pages", RawPdfs.pages(201), "it has more than 200 pages: split it"),
        Arguments.of("empty page", RawPdfs.page("", ""), "it holds no text; if it shows some"),
        Arguments.of(
            "a page as large as a field",
            RawPdfs.page("/MediaBox [0 0 900000 900000]", "BT /F 12 Tf (x) Tj ET"),
            "its size, 900000 by 900000 points, is none that paper has"),
        Arguments.of(
            "a page without size", RawPdfs.page("/MediaBox [0 0 0 0]", "BT ET"), "its size"),
        Arguments.of("an image", RawPdfs.imagePdf(), "--ocr"),
        Arguments.of("private use", RawPdfs.privateUse(), "none of Unicode's"),
        Arguments.of(
            "bomb in a page", RawPdfs.bomb(100 << 20), "unpacks to more than 67,108,864 bytes"),
        Arguments.of(
            "bomb in an object stream", RawPdfs.objectStreamBomb(), "unpacks to more than"),
        Arguments.of("rows of 2 GB", RawPdfs.hugeRows(), "it holds no text"),
        Arguments.of("forms that draw each other", RawPdfs.formBomb(), "it draws more than"),
        Arguments.of("arrays in arrays", RawPdfs.nested("[", 100_000), "it is a broken PDF"),
        Arguments.of(
            "a million characters", RawPdfs.page("", RawPdfs.glyphs()), "characters on one page"));
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
        Arguments.of("a PDF", RawPdfs.textPdf(), "it is binary"),
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

  private static byte[] line(int size) {
    byte[] line = new byte[size];
    Arrays.fill(line, (byte) 'a');
    line[0] = '<';
    return line;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
