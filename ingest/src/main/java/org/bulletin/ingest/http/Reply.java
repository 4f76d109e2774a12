package org.bulletin.ingest.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.ingest.Outcome;
import org.bulletin.ingest.http.PostQueue.Answer;
import org.bulletin.ingest.http.Rejection.Status;

/**
 * A status with a JSON object.
 *
 * @param later when to try again, if that is of use
 */
record Reply(int status, Map<String, Object> body, Optional<Duration> later) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;

  /** A client that is still sending reads no answer, unless somebody takes what it sends. */
  private static final long MAX_DRAINED_BYTES = 256L << 20;

  private static final int BUFFER_BYTES = 64 << 10;

  static Reply ok(Map<String, Object> body) {
    return new Reply(OK, body, Optional.empty());
  }

  static Reply of(Rejection rejection) {
    return new Reply(rejection.code(), Map.of("error", rejection.getMessage()), rejection.later());
  }

  /** What became of a post. */
  static Reply of(Answer answer) throws Rejection {
    Outcome outcome = answer.outcome();
    if (outcome instanceof Outcome.Refused refused) {
      throw new Rejection(refused.taken() ? Status.TAKEN : Status.UNREADABLE, refused.reason());
    }
    if (outcome instanceof Outcome.Retracted) {
      throw new Rejection(
          Status.TAKEN,
          "it has been retracted, and has not changed since: post it with restore=true if it is to"
              + " come back");
    }
    List<String> pageIds =
        outcome instanceof Outcome.Published published ? published.pageIds() : List.of();
    Map<String, Object> body = new TreeMap<>();
    body.put("outcome", pageIds.isEmpty() ? "unchanged" : "published");
    body.put("page_ids", pageIds);
    body.put(
        "refused",
        answer.refused().stream()
            .map(page -> Map.of("page_id", page.source(), "reason", page.reason()))
            .toList());
    return new Reply(pageIds.isEmpty() ? OK : CREATED, body, Optional.empty());
  }

  void send(HttpExchange exchange) throws IOException {
    drain(exchange.getRequestBody());
    byte[] json = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    later.ifPresent(
        time -> exchange.getResponseHeaders().set("Retry-After", Long.toString(time.toSeconds())));
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long drained = 0;
    int read = in.read(buffer);
    while (read >= 0 && drained < MAX_DRAINED_BYTES) {
      drained += read;
      read = in.read(buffer);
    }
  }
}
