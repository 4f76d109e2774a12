package org.bulletin.app.serve;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.bulletin.schemas.topics.Sha256;

/** A static file, as it is and compressed. Unchangeable. */
final class Asset {

  private static final int ETAG_DIGITS = 32;
  private static final int NOT_MODIFIED = 304;

  private final String type;
  private final byte[] plain;
  private final byte[] zipped;
  private final String etag;

  /**
   * A file.
   *
   * @param type of its content
   */
  Asset(byte[] content, String type) {
    this.type = type;
    this.plain = content.clone();
    this.zipped = zip(content);
    String hash = HexFormat.of().formatHex(Sha256.digest().digest(content));
    this.etag = '"' + hash.substring(0, ETAG_DIGITS) + '"';
  }

  /** Answers with the file, or that it is still the one that the browser has. */
  void answer(Context context, String caching) {
    context.header("ETag", etag).header("Cache-Control", caching).header("Vary", "Accept-Encoding");
    if (etag.equals(context.header("If-None-Match"))) {
      context.status(NOT_MODIFIED);
      return;
    }
    context.contentType(type);
    String accepted = Optional.ofNullable(context.header("Accept-Encoding")).orElse("");
    if (accepted.contains("gzip") && zipped.length < plain.length) {
      context.header("Content-Encoding", "gzip").result(zipped);
    } else {
      context.result(plain);
    }
  }

  private static byte[] zip(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
