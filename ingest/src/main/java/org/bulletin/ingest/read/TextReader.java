package org.bulletin.ingest.read;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bulletin.schemas.Reader;
import org.bulletin.schemas.topics.Topics;

/**
 * Reads text files of one page: UTF-8, or one of the encodings that {@link TextDecoder} recognises.
 * Line ends become {@code \n}, form feeds too; stray control characters become blanks.
 */
public final class TextReader implements PageReader {

  /** Changes when the reader gives other text for the same bytes. */
  private static final String VERSION = "1";

  /** UTF-16 and Windows line ends may take four bytes for one of UTF-8. */
  private static final int MAX_BYTES = 4 * Topics.MAX_PAGE_TEXT_BYTES;

  /** Extractions leave a control character here and there; binary files are full of them. */
  private static final double MAX_CONTROL_SHARE = 0.01;

  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\f]");

  private final FurnitureReader furniture;

  /** Reads texts, and in them what their furniture says. */
  public TextReader(FurnitureReader furniture) {
    this.furniture = furniture;
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("txt");
  }

  @Override
  public Reader reader() {
    return Reader.newBuilder().setName("text").setVersion(VERSION).build();
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
    String text = withoutControls(lines(TextDecoder.decode(bytes)));
    if (text.codePoints().allMatch(TextReader::isBlank)) {
      throw new RefusedException("it holds no text, only blanks");
    }
    TextSize.check(text);
    return Reading.of(ReadPage.of(text, furniture.read(text, List.of())));
  }

  private static String lines(String text) {
    return text.indexOf('\r') < 0 && text.indexOf('\f') < 0
        ? text
        : LINE_END.matcher(text).replaceAll("\n");
  }

  private static String withoutControls(String text) throws RefusedException {
    long controls = text.chars().filter(TextReader::isControl).count();
    if (controls == 0) {
      return text;
    }
    if (text.indexOf('\0') >= 0 || controls > text.length() * MAX_CONTROL_SHARE) {
      throw new RefusedException("it is binary, not text");
    }
    StringBuilder blanked = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        blanked.setCharAt(i, ' ');
      }
    }
    return blanked.toString();
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }
}
