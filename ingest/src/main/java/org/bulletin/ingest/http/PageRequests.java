package org.bulletin.ingest.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bulletin.ingest.http.Rejection.Status;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;

/** Serves {@code POST /pages}. Safe across threads. */
final class PageRequests {

  private static final String FORM = "multipart/form-data";
  private static final String UNTYPED = "application/octet-stream";

  private final EndpointSettings settings;
  private final RawPages rawPages;
  private final Newspapers newspapers;
  private final PostQueue queue;
  private final Admission admission;
  private volatile boolean stopped;

  PageRequests(
      EndpointSettings settings, RawPages rawPages, Newspapers newspapers, PostQueue queue) {
    this.settings = settings;
    this.rawPages = rawPages;
    this.newspapers = newspapers;
    this.queue = queue;
    this.admission = new Admission(settings.maxRequests(), settings.maxBytes());
  }

  /** From now on, nothing is taken. */
  void stop() {
    stopped = true;
  }

  Reply answer(HttpExchange exchange) throws Rejection, IOException, InterruptedException {
    if (stopped) {
      throw new Rejection(Status.AWAY, "ingest is being stopped");
    }
    authorize(exchange);
    ContentType type = ContentType.of(header(exchange, "Content-Type").orElse(""));
    OptionalInt most = rawPages.maxBytesOf(type.mediaType());
    boolean form = type.mediaType().equals(FORM);
    if (most.isEmpty() && !form) {
      throw unknownKind();
    }
    Map<String, String> fields = Query.fields(exchange.getRequestURI().getRawQuery());
    int length = length(exchange, form ? settings.maxBytes() : most.getAsInt());
    if (!admission.enter(length)) {
      throw new Rejection(
          Status.TOO_MANY, "too many requests are waiting: post it again a little later");
    }
    AtomicBoolean inside = new AtomicBoolean(true);
    Runnable leave =
        () -> {
          if (inside.getAndSet(false)) {
            admission.leave(length);
          }
        };
    Post post;
    try {
      byte[] body = body(exchange, length);
      post = form ? ofForm(fields, type, body) : of(fields, type, body, Optional.empty());
    } catch (Rejection | IOException | RuntimeException e) {
      leave.run();
      throw e;
    }
    return Reply.of(queue.publish(post, leave));
  }

  private void authorize(HttpExchange exchange) throws Rejection {
    if (settings.token().isPresent()) {
      if (!settings.token().get().isShownBy(header(exchange, "Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        throw new Rejection(
            Status.NOT_ALLOWED,
            "the bearer token is missing or wrong: send Authorization: Bearer …");
      }
    } else if (header(exchange, "Origin").isPresent()) {
      // Any web page could have its reader's browser post here; a token keeps it from that.
      throw new Rejection(
          Status.FOREIGN, "requests of web pages are not served without a bearer token");
    }
  }

  private int length(HttpExchange exchange, int mostOfKind) throws Rejection {
    Optional<String> header = header(exchange, "Content-Length");
    if (header.isEmpty()) {
      throw new Rejection(Status.NO_LENGTH, "say how long the body is, by Content-Length");
    }
    int most = Math.min(mostOfKind, settings.maxBytes());
    try {
      long length = Long.parseLong(header.get());
      if (length > most) {
        throw tooLarge(most);
      }
      return (int) length;
    } catch (NumberFormatException e) {
      throw new Rejection(Status.NO_LENGTH, "Content-Length is no number", e);
    }
  }

  private static byte[] body(HttpExchange exchange, int length) throws IOException {
    byte[] body = new byte[length];
    if (exchange.getRequestBody().readNBytes(body, 0, length) < length) {
      throw new EOFException("the client has gone");
    }
    return body;
  }

  private Post ofForm(Map<String, String> fields, ContentType type, byte[] body) throws Rejection {
    Form form = Form.of(body, type.boundary());
    for (Map.Entry<String, String> field : form.fields().entrySet()) {
      Query.put(fields, field.getKey(), field.getValue());
    }
    ContentType typeOfFile = ContentType.of(form.type().orElse(UNTYPED));
    if (typeOfFile.mediaType().equals(UNTYPED)) {
      typeOfFile = ContentType.of(form.fileName().flatMap(rawPages::mediaTypeOf).orElse(UNTYPED));
    }
    int most = rawPages.maxBytesOf(typeOfFile.mediaType()).orElseThrow(this::unknownKind);
    if (form.file().length > most) {
      throw tooLarge(most);
    }
    return of(fields, typeOfFile, form.file(), form.fileName());
  }

  private Post of(
      Map<String, String> fields, ContentType type, byte[] bytes, Optional<String> fileName)
      throws Rejection {
    return Post.of(fields, type, bytes, fileName, newspapers);
  }

  private static Rejection tooLarge(int most) {
    return new Rejection(Status.TOO_LARGE, "it is larger than %,d bytes".formatted(most));
  }

  private Rejection unknownKind() {
    return new Rejection(
        Status.UNKNOWN_KIND,
        "this kind of page is not read: send %s, or a form (%s) with such a file"
            .formatted(String.join(", ", rawPages.mediaTypes()), FORM));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
