package org.bulletin.ingest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.bulletin.ingest.http.Rejection.Status;

/**
 * A media type with its parameters.
 *
 * @param mediaType in lower case, without parameters; other names of ZIP and XHTML replaced
 * @param boundary of a form's parts
 * @param charset in which a text is said to be written
 */
record ContentType(String mediaType, Optional<String> boundary, Optional<Charset> charset) {

  private static final Map<String, String> ALIASES =
      Map.of(
          "application/x-zip-compressed", "application/zip",
          "application/x-zip", "application/zip",
          "application/xhtml+xml", "text/html");

  private static final String MARK = "\uFEFF";

  static ContentType of(String header) throws Rejection {
    int end = header.indexOf(';');
    String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    Map<String, String> parameters = parser.parse(end < 0 ? "" : header.substring(end + 1), ';');
    return new ContentType(
        ALIASES.getOrDefault(type, type),
        Optional.ofNullable(parameters.get("boundary")),
        charset(Optional.ofNullable(parameters.get("charset"))));
  }

  private static Optional<Charset> charset(Optional<String> name) throws Rejection {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name.get());
      boolean partOfGb18030 = charset.name().startsWith("GB");
      return Optional.of(partOfGb18030 ? Charset.forName("GB18030") : charset);
    } catch (IllegalArgumentException e) {
      throw new Rejection(
          Status.UNKNOWN_KIND,
          "the charset %s is not known; send UTF-8 or GB18030".formatted(name.get()),
          e);
    }
  }

  boolean isText() {
    return mediaType.startsWith("text/");
  }

  /**
   * A text whose charset was said, in UTF-8 and marked as such: readers believe the mark before
   * anything else. Other bytes as they are.
   */
  byte[] marked(byte[] bytes) throws Rejection {
    if (!isText() || charset.isEmpty()) {
      return bytes;
    }
    try {
      String text =
          charset
              .get()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return (text.startsWith(MARK) ? text : MARK + text).getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new Rejection(
          Status.UNREADABLE,
          "it is said to be %s and is not: some bytes are none".formatted(charset.get()),
          e);
    }
  }
}
