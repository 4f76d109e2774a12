package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.Reading;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.TimeLimit;
import org.bulletin.ingest.read.UnreadPage;
import org.bulletin.schemas.Reader;

/**
 * Reads PDFs page by page: lines with their places on paper, in a plain order. Pages that cannot be
 * read are refused one by one, the others go on. Time and memory are bounded, whatever the bytes.
 */
public final class PdfReader implements PageReader {

  /** Changes when the reader gives other text for the same bytes. */
  private static final String VERSION = "1";

  private static final int MAX_BYTES = 100 << 20;
  private static final int MAX_PAGES = 200;

  /** Eight pages take about a second. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Recognising a page takes up to minutes. */
  private static final Duration LONGEST_WITH_OCR = Duration.ofMinutes(60);

  private static final String MAGIC = "%PDF-";

  /** Where Acrobat looks for the first line: implementation note 13 of the PDF reference 1.7. */
  private static final int MAGIC_WITHIN = 1024;

  private static final String END = "%%EOF";

  /** Twice where PDFBox looks for the last line; mailers and servers append some. */
  private static final int END_WITHIN = 4096;

  private final PdfPageReader pages;
  private final Duration longest;

  /** Reads PDFs, and scans in them if the options say so. */
  public PdfReader(FurnitureReader furniture, ReaderOptions options) {
    this(new PdfPageReader(furniture, Ocr.of(options)), longest(options));
  }

  PdfReader(PdfPageReader pages, Duration longest) {
    FontCache.inTemporaryFolder();
    this.pages = pages;
    this.longest = longest;
  }

  static Duration longest(ReaderOptions options) {
    return options.ocr() ? LONGEST_WITH_OCR : LONGEST;
  }

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("pdf");
  }

  @Override
  public Reader reader() {
    return Reader.newBuilder().setName("pdf").setVersion(VERSION).build();
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Reading read(byte[] bytes) throws RefusedException {
    if (bytes.length == 0) {
      throw new RefusedException("it is empty");
    }
    if (!contains(bytes, 0, MAGIC_WITHIN, MAGIC)) {
      throw new RefusedException("it is no PDF: it does not begin with " + MAGIC);
    }
    if (!contains(bytes, bytes.length - END_WITHIN, bytes.length, END)) {
      throw new RefusedException("it is cut short: the end of the PDF is missing");
    }
    return TimeLimit.run(longest, () -> readAll(bytes));
  }

  private Reading readAll(byte[] bytes) throws RefusedException {
    try (PDDocument document = new BoundedParser(bytes).parse()) {
      return read(document);
    } catch (InvalidPasswordException e) {
      throw new RefusedException("it is encrypted: save it without a password", e);
    } catch (LimitException e) {
      throw new RefusedException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new RefusedException("it is a broken PDF (%s)".formatted(e.getMessage()), e);
    }
  }

  private Reading read(PDDocument document) throws RefusedException {
    List<PDPage> all = pages(document);
    if (all.size() == 1) {
      return Reading.of(pages.read(document, all.get(0), OptionalInt.empty()));
    }
    List<ReadPage> read = new ArrayList<>();
    List<UnreadPage> refused = new ArrayList<>();
    for (int number = 1; number <= all.size(); number++) {
      try {
        read.add(pages.read(document, all.get(number - 1), OptionalInt.of(number)));
      } catch (RefusedException e) {
        refused.add(new UnreadPage(number, e.getMessage()));
      }
    }
    return new Reading(read, refused);
  }

  private static List<PDPage> pages(PDDocument document) throws RefusedException {
    List<PDPage> all = new ArrayList<>();
    Iterator<PDPage> tree = document.getPages().iterator();
    while (tree.hasNext()) {
      all.add(tree.next());
      if (all.size() > MAX_PAGES) {
        throw new RefusedException("it has more than %d pages: split it".formatted(MAX_PAGES));
      }
    }
    if (all.isEmpty()) {
      throw new RefusedException("it has no pages");
    }
    return all;
  }

  private static boolean contains(byte[] bytes, int from, int to, String wanted) {
    int start = Math.max(0, from);
    int length = Math.min(bytes.length, to) - start;
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1).contains(wanted);
  }
}
