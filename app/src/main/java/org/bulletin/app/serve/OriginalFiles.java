package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bulletin.ingest.publish.Originals;

/**
 * The files that pages were read from, where {@code ingest --keep-originals} has kept them. Only
 * files that are named as it names them are given away, whatever a page says.
 */
final class OriginalFiles {

  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}(?:\\.[a-z0-9]{1,8})?");

  private static final String PDF = ".pdf";

  private final Optional<Path> folder;

  OriginalFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The file of a page, if it is there. */
  Optional<Path> of(ObjectNode page) {
    String name = page.at("/metadata/" + Originals.METADATA).asText();
    return folder
        .filter(any -> NAME.matcher(name).matches())
        .map(root -> root.resolve(name))
        .filter(Files::isRegularFile);
  }

  /**
   * Sends a file: a PDF to be looked at, also in a frame of our own page, anything else, which may
   * be HTML, to be stored.
   */
  void send(Context context, Path file) {
    boolean pdf = file.toString().endsWith(PDF);
    context
        .contentType(pdf ? "application/pdf" : "application/octet-stream")
        .header(
            "Content-Disposition",
            (pdf ? "inline" : "attachment") + "; filename=\"" + file.getFileName() + "\"");
    if (pdf) {
      context
          .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'")
          .header("X-Frame-Options", "SAMEORIGIN");
    }
    try {
      context.result(Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
