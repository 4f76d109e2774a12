package org.bulletin.ingest.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * From bytes to text. A byte order mark decides; else UTF-8 if every byte is valid; else the
 * encoding that universalchardet finds, if it is one in which Chinese is written.
 */
public final class TextDecoder {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Set<String> CHINESE = Set.of("GB18030", "BIG5", "EUC-TW", "HZ-GB-2312");

  /** Below this, GB18030 that the detector is unsure of is not believed. */
  private static final double MIN_COMMON_SHARE = 0.9;

  /**
   * A byte order mark.
   *
   * @param bytes as ISO 8859-1
   */
  private record Mark(Charset charset, String bytes) {
    boolean begins(byte[] text) {
      return text.length >= bytes.length()
          && bytes.equals(new String(text, 0, bytes.length(), StandardCharsets.ISO_8859_1));
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
          new Mark(GB18030, "\u00841\u00953"),
          new Mark(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
          new Mark(StandardCharsets.UTF_16BE, "\u00FE\u00FF"));

  private TextDecoder() {}

  /**
   * Decodes a text, without its byte order mark.
   *
   * @throws RefusedException if the encoding is not recognised
   */
  public static String decode(byte[] bytes) throws RefusedException {
    return decode(bytes, Optional.empty());
  }

  /**
   * Decodes a text that says its encoding itself. That counts after the byte order mark, and only
   * where every byte is valid in it; GB2312 and GBK are read as what contains them, GB18030.
   *
   * @throws RefusedException if the encoding is not recognised
   */
  public static String decode(byte[] bytes, Optional<Charset> said) throws RefusedException {
    for (Mark mark : MARKS) {
      if (mark.begins(bytes)) {
        return strict(mark.charset(), bytes, mark.bytes().length())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "it begins like %s and is not: some bytes are none"
                            .formatted(mark.charset())));
      }
    }
    Optional<String> asSaid =
        said.map(charset -> charset.name().startsWith("GB") ? GB18030 : charset)
            .flatMap(charset -> strict(charset, bytes, 0));
    if (asSaid.isPresent()) {
      return asSaid.get();
    }
    Optional<String> utf8 = strict(StandardCharsets.UTF_8, bytes, 0);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    if (contains(bytes, (byte) 0)) {
      throw new RefusedException("it is binary, not text");
    }
    Optional<String> name = detect(bytes);
    return name.filter(CHINESE::contains)
        .filter(Charset::isSupported)
        .flatMap(chinese -> strict(Charset.forName(chinese), bytes, 0))
        .or(() -> strict(GB18030, bytes, 0).filter(TextDecoder::isCommonChinese))
        .orElseThrow(
            () ->
                new RefusedException(
                    "its encoding is not recognised%s; save it as UTF-8"
                        .formatted(name.map(n -> " (it may be " + n + ")").orElse(""))));
  }

  private static Optional<String> detect(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset());
  }

  /**
   * The detector needs some lines to be sure. Short texts are Chinese if what is not ASCII is
   * nearly all in GB 2312: its 3,755 commonest characters and its punctuation.
   */
  private static boolean isCommonChinese(String text) {
    int[] others = text.codePoints().filter(c -> c > 0x7F).toArray();
    long common = Arrays.stream(others).filter(TextDecoder::isCommon).count();
    return common >= others.length * MIN_COMMON_SHARE;
  }

  private static boolean isCommon(int codePoint) {
    byte[] bytes = Character.toString(codePoint).getBytes(GB18030);
    int lead = bytes[0] & 0xFF;
    boolean twoBytes = bytes.length == 2 && (bytes[1] & 0xFF) >= 0xA1;
    return twoBytes && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3);
  }

  private static Optional<String> strict(Charset charset, byte[] bytes, int from) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}
