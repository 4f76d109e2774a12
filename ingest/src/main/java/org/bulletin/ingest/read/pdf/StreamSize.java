package org.bulletin.ingest.read.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/** Measures what a stream unpacks to, without keeping it, and stops at a limit. */
final class StreamSize {

  /** Drawing programs have some hundred kilobytes, Chinese fonts up to 30 MB. */
  private static final long MAX_BYTES = 64L << 20;

  /** A broadsheet page at 600 dpi has 120 million pixels. */
  private static final long MAX_IMAGE_BYTES = 384L << 20;

  /** Objects take many times the memory of their text. */
  private static final long MAX_OBJECT_BYTES = 16L << 20;

  /** Their sizes are those of images; PDFBox limits them where they are drawn. */
  private static final Set<COSName> IMAGE_FILTERS =
      Set.of(
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.JPX_DECODE,
          COSName.JBIG2_DECODE,
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION);

  private StreamSize() {}

  /**
   * Lets pass what is not too large. Broken streams pass too: reading them tells what is wrong.
   *
   * @throws LimitException if a stream unpacks to more than it may
   */
  static void check(COSStream stream) {
    List<COSName> filters = filters(stream);
    if (filters.isEmpty()) {
      return;
    }
    try (InputStream raw = stream.createRawInputStream()) {
      InputStream packed = raw;
      for (int i = 0; i < filters.size() && !IMAGE_FILTERS.contains(filters.get(i)); i++) {
        boolean last = i == filters.size() - 1;
        Measure unpacked = new Measure(limit(stream), !last);
        Filter filter = FilterFactory.INSTANCE.getFilter(filters.get(i));
        filter.decode(packed, unpacked, stream, i, DecodeOptions.DEFAULT);
        packed = unpacked.content();
      }
    } catch (LimitException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return;
    }
  }

  private static long limit(COSStream stream) {
    COSName type = stream.getCOSName(COSName.TYPE);
    if (COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type)) {
      return MAX_OBJECT_BYTES;
    }
    boolean image = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    return image ? MAX_IMAGE_BYTES : MAX_BYTES;
  }

  private static List<COSName> filters(COSStream stream) {
    COSBase filters = stream.getFilters();
    if (filters instanceof COSName name) {
      return List.of(name);
    }
    List<COSName> names = new ArrayList<>();
    if (filters instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName name && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static final class Measure extends OutputStream {

    private final long limit;
    private final boolean keep;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;

    Measure(long limit, boolean keep) {
      this.limit = limit;
      this.keep = keep;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      size += length;
      if (size > (keep ? Math.min(limit, MAX_BYTES) : limit)) {
        throw new LimitException("a part of it unpacks to more than %,d bytes".formatted(limit));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new LimitException("unpacking it takes too long");
      }
      if (keep) {
        kept.write(bytes, offset, length);
      }
    }

    InputStream content() {
      return new ByteArrayInputStream(kept.toByteArray());
    }
  }
}
