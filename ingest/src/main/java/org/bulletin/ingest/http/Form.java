package org.bulletin.ingest.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.bulletin.ingest.http.Rejection.Status;

/**
 * A multipart/form-data body: fields in UTF-8, and one file.
 *
 * @param file the file's bytes
 * @param fileName as the client calls it, without folders
 * @param type the Content-Type of the file's part
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Form(
    Map<String, String> fields, byte[] file, Optional<String> fileName, Optional<String> type) {

  private static final int MAX_HEADER_BYTES = 8 << 10;
  private static final int MAX_PARTS = 200;

  static Form of(byte[] body, Optional<String> boundary) throws Rejection {
    if (boundary.isEmpty()) {
      throw new Rejection(Status.WRONG_FIELD, "the form's Content-Type names no boundary");
    }
    try {
      return new Parts(body).read(boundary.get());
    } catch (IOException | IllegalArgumentException e) {
      throw new Rejection(
          Status.WRONG_FIELD, "the form is broken: it is no multipart/form-data", e);
    }
  }

  private static final class Parts {

    private final byte[] body;
    private final Map<String, String> fields = new TreeMap<>();
    private Optional<Form> file = Optional.empty();

    private Parts(byte[] body) {
      this.body = body;
    }

    Form read(String boundary) throws IOException, Rejection {
      MultipartInput parts =
          MultipartInput.builder()
              .setInputStream(new ByteArrayInputStream(body))
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .setPartHeaderSizeMax(MAX_HEADER_BYTES)
              .get();
      parts.setHeaderCharset(StandardCharsets.UTF_8);
      int count = 0;
      boolean more = parts.skipPreamble();
      while (more) {
        if (++count > MAX_PARTS) {
          throw new Rejection(
              Status.WRONG_FIELD, "the form has more than %d parts".formatted(MAX_PARTS));
        }
        take(parts);
        more = parts.readBoundary();
      }
      return file.orElseThrow(
          () ->
              new Rejection(
                  Status.WRONG_FIELD,
                  "the form has no file: send the page as a part with a filename"));
    }

    private void take(MultipartInput parts) throws IOException, Rejection {
      Map<String, String> headers = headers(parts.readHeaders());
      Map<String, String> disposition = parameters(headers.getOrDefault("content-disposition", ""));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      parts.readBodyData(bytes);
      if (disposition.containsKey("filename")) {
        if (file.isPresent()) {
          throw new Rejection(
              Status.WRONG_FIELD, "the form has two files: post each, or a ZIP archive of them");
        }
        file =
            Optional.of(
                new Form(
                    fields,
                    bytes.toByteArray(),
                    Optional.ofNullable(disposition.get("filename")).map(Parts::withoutFolders),
                    Optional.ofNullable(headers.get("content-type"))));
      } else {
        String name = Optional.ofNullable(disposition.get("name")).orElse("");
        Query.put(fields, name, bytes.toString(StandardCharsets.UTF_8));
      }
    }

    private static Map<String, String> headers(String lines) {
      Map<String, String> headers = new TreeMap<>();
      lines
          .lines()
          .filter(line -> line.indexOf(':') > 0)
          .forEach(
              line ->
                  headers.put(
                      line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT),
                      line.substring(line.indexOf(':') + 1).strip()));
      return headers;
    }

    private static Map<String, String> parameters(String header) {
      ParameterParser parser = new ParameterParser();
      parser.setLowerCaseNames(true);
      return parser.parse(header, ';');
    }

    private static String withoutFolders(String name) {
      return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
  }
}
