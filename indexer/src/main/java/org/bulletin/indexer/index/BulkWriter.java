package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes operations in bulk, each once: who wants to try again calls again. Synchronous, so that
 * nothing is in flight when it returns.
 */
public final class BulkWriter {

  /** OpenSearch takes 100 MB by default; proxies take less, and small requests pipeline better. */
  public static final int DEFAULT_REQUEST_BYTES = 5 << 20;

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  /** What of the reply is read; the rest only costs. */
  private static final Map<String, String> QUERY =
      Map.of(
          "filter_path",
          "items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by");

  private final Rest rest;
  private final int requestBytes;
  private final BulkMeters meters;

  /**
   * Works through a connection that the caller closes.
   *
   * @param requestBytes about the largest request; a larger operation gets a request of its own
   */
  public BulkWriter(OpenSearchConnection connection, int requestBytes) {
    this(connection, requestBytes, new CompositeMeterRegistry());
  }

  /**
   * Works through a connection that the caller closes, measured.
   *
   * @param requestBytes about the largest request; a larger operation gets a request of its own
   * @param metrics where times, sizes and verdicts go
   */
  public BulkWriter(OpenSearchConnection connection, int requestBytes, MeterRegistry metrics) {
    this.rest = connection.rest();
    this.requestBytes = requestBytes;
    this.meters = new BulkMeters(metrics);
  }

  /**
   * Attempts each operation once. After a request that fails as a whole no further one is sent, and
   * what was left waits like the rest.
   *
   * @param operations at most one a document, whose order does not matter
   * @return the decisions, in the order of the operations
   */
  public List<Decision> attempt(List<Operation> operations) {
    List<Decision> decisions = new ArrayList<>(operations.size());
    while (decisions.size() < operations.size()) {
      List<Operation> rest = operations.subList(decisions.size(), operations.size());
      List<Operation> request = rest.subList(0, requestLength(rest));
      List<Decision> decided = send(request);
      decisions.addAll(decided);
      if (decided.stream().allMatch(decision -> decision.verdict() == Verdict.TRY_AGAIN)) {
        decisions.addAll(
            Collections.nCopies(
                operations.size() - decisions.size(), Decision.tryAgain(decided.get(0).reason())));
      }
    }
    meters.decided(decisions);
    return decisions;
  }

  private int requestLength(List<Operation> operations) {
    int bytes = 0;
    int length = 0;
    while (length < operations.size()) {
      bytes += BulkRequest.size(operations.get(length));
      if (bytes > requestBytes && length > 0) {
        break;
      }
      length++;
    }
    return length;
  }

  private List<Decision> send(List<Operation> operations) {
    BulkRequest request = BulkRequest.of(operations);
    Reply reply;
    try {
      byte[] lines = request.lines();
      reply =
          meters.timed(operations.size(), lines.length, () -> rest.post("/_bulk", QUERY, lines));
    } catch (OpenSearchUnavailableException e) {
      return Collections.nCopies(operations.size(), Decision.tryAgain(e.getMessage()));
    }
    JsonNode items = reply.body().path("items");
    if (reply.ok() && items.size() == request.guards() + operations.size()) {
      return judge(operations, items, request.guards());
    }
    // One malformed operation makes OpenSearch refuse the whole request with 400.
    if (reply.status() == TOO_LARGE || reply.status() == BAD_REQUEST) {
      return operations.size() == 1
          ? List.of(Decision.rejected(reply.reason()))
          : halve(operations);
    }
    return Collections.nCopies(operations.size(), Decision.tryAgain(reply.reason()));
  }

  private List<Decision> halve(List<Operation> operations) {
    int half = operations.size() / 2;
    List<Decision> decisions = new ArrayList<>(send(operations.subList(0, half)));
    decisions.addAll(send(operations.subList(half, operations.size())));
    return decisions;
  }

  private static List<Decision> judge(List<Operation> operations, JsonNode items, int guards) {
    List<Decision> decisions = new ArrayList<>(operations.size());
    for (int i = 0; i < operations.size(); i++) {
      JsonNode item = items.get(guards + i).elements().next();
      JsonNode error = item.path("error");
      Verdict verdict =
          Verdict.of(
              operations.get(i) instanceof Operation.Delete,
              item.path("status").asInt(),
              error.isObject());
      decisions.add(new Decision(verdict, Errors.describe(error)));
    }
    return decisions;
  }
}
