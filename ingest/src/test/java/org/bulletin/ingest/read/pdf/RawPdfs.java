package org.bulletin.ingest.read.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** PDFs written object by object, as no library writes them, for tests. */
public final class RawPdfs {

  static {
    FontCache.inTemporaryFolder();
  }

  private RawPdfs() {}

  public static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";

  public static byte[] objects(String... objects) {
    return file(Arrays.stream(objects).map(RawPdfs::latin).toList());
  }

  /** Objects 1, 2 and so on; 1 is the catalog. */
  public static byte[] file(List<byte[]> objects) {
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

  public static byte[] stream(String entries, byte[] content) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(latin("<< %s /Length %d >>\nstream\n".formatted(entries, content.length)));
    stream.writeBytes(content);
    stream.writeBytes(latin("\nendstream"));
    return stream.toByteArray();
  }

  public static byte[] page(String entries, String content) {
    return page(entries, stream("", latin(content)), List.of());
  }

  public static byte[] page(String entries, byte[] content, List<byte[]> more) {
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

  public static String[] deepPages(int depth) {
    return Stream.concat(
            Stream.of(CATALOG),
            Stream.iterate(3, n -> n < depth, n -> n + 1)
                .map("<< /Type /Pages /Kids [%d 0 R] >>"::formatted))
        .toArray(String[]::new);
  }

  public static byte[] pages(int count) {
    return objects(
        CATALOG,
        "<< /Type /Pages /Count %d /Kids [%s] >>".formatted(count, "3 0 R ".repeat(count)),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>");
  }

  public static byte[] bomb(int size) {
    return page("", stream("/Filter /FlateDecode", packedBlanks(size)), List.of());
  }

  public static byte[] objectStreamBomb() {
    return file(
        List.of(
            latin(CATALOG),
            latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            latin("<< /Type /Page /Contents 4 0 R /MediaBox [0 0 9 9] >>"),
            stream("/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode", packedBlanks(32 << 20))));
  }

  public static byte[] formBomb() {
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

  public static byte[] nested(String open, int depth) {
    return objects(CATALOG, open.repeat(depth));
  }

  public static String glyphs() {
    return "BT /F 12 Tf " + ("(" + "x".repeat(1000) + ") Tj 1 0 0 1 0 9 Tm ").repeat(1000) + "ET";
  }

  public static byte[] privateUse() {
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

  public static byte[] imagePdf() {
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

  public static byte[] textPdf() {
    return document(document -> {});
  }

  public static byte[] encrypted() {
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

  public static byte[] zeroed(byte[] pdf) {
    byte[] zeroed = pdf.clone();
    Arrays.fill(zeroed, 20, pdf.length - 30, (byte) 0);
    return zeroed;
  }

  public static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * A page in a Chinese font that the reader's machine is to have.
   *
   * @param encoding of the text that is shown: UniGB-UCS2-H, or -V for vertical
   */
  public static byte[] unembeddedFont(String encoding, String content) {
    return file(
        List.of(
            latin(CATALOG),
            latin("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>"),
            latin(
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R"
                    + " /Resources << /Font << /F 5 0 R >> >> >>"),
            stream("", latin(content)),
            latin(
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s"
                        .formatted(encoding)
                    + " /DescendantFonts [6 0 R] >>"),
            latin(
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
                    + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"),
            latin(
                "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /ItalicAngle 0"
                    + " /FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 880"
                    + " /StemV 93 >>")));
  }

  /** A text for those encodings. */
  public static String hex(String text) {
    StringBuilder hex = new StringBuilder("<");
    text.chars().forEach(c -> hex.append("%04X".formatted(c)));
    return hex.append('>').toString();
  }

  /** A page whose program says that it was packed in rows of two billion bytes. */
  public static byte[] hugeRows() {
    return page(
        "",
        stream(
            "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
            packedBlanks(1 << 20)),
        List.of());
  }
}
