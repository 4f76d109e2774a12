package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * PDFBox's parser, which unpacks streams in memory as far as they go, with every stream measured
 * before it is handed out.
 */
final class BoundedParser extends PDFParser {

  /** What PDFBox writes itself, such as streams that it decrypts; more goes to temporary files. */
  private static final long MAX_IN_MEMORY = 64L << 20;

  BoundedParser(byte[] bytes) throws IOException {
    super(
        new RandomAccessReadBuffer(bytes),
        "",
        null,
        null,
        MemoryUsageSetting.setupMixed(MAX_IN_MEMORY).streamCache);
  }

  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    COSStream stream = super.parseCOSStream(dictionary);
    if (securityHandler == null) {
      StreamSize.check(stream);
    }
    return stream;
  }

  /** Encrypted streams can be measured only here, where they are decrypted. */
  @Override
  protected synchronized COSBase parseObjectDynamically(COSObjectKey key, boolean uncompressed)
      throws IOException {
    COSBase object = super.parseObjectDynamically(key, uncompressed);
    if (securityHandler != null && object instanceof COSStream stream) {
      StreamSize.check(stream);
    }
    return object;
  }
}
