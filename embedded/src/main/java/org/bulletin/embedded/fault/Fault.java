package org.bulletin.embedded.fault;

import java.util.regex.Pattern;

/**
 * What a {@link FaultProxy} does to requests instead of forwarding them: {@code Fault.answer(429,
 * "").to("POST .*_bulk").times(3)}.
 *
 * @param reaction to each request
 * @param requests looked for in {@code METHOD /path?query}
 * @param count of requests after which the fault is over
 */
public record Fault(Reaction reaction, Pattern requests, int count) {

  /** What happens to a request. */
  public sealed interface Reaction permits Answer, Drop, LoseReply {}

  /**
   * A reply that the server never saw the request of.
   *
   * @param status such as 429; 200 too, for a bulk reply that fails some items
   * @param body in JSON
   */
  public record Answer(int status, String body) implements Reaction {}

  /** The connection is closed without a reply, and the server never sees the request. */
  public record Drop() implements Reaction {}

  /** The server does what it is asked, but its reply is lost: the connection is closed. */
  public record LoseReply() implements Reaction {}

  /** Answers every request, until healed. */
  public static Fault answer(int status, String body) {
    return always(new Answer(status, body));
  }

  /** Closes the connection of every request before the server sees it, until healed. */
  public static Fault drop() {
    return always(new Drop());
  }

  /** Closes the connection of every request after the server has done it, until healed. */
  public static Fault loseReply() {
    return always(new LoseReply());
  }

  /**
   * The same for some requests alone.
   *
   * @param regex looked for in {@code METHOD /path?query}
   */
  public Fault to(String regex) {
    return new Fault(reaction, Pattern.compile(regex), count);
  }

  /** The same for the next requests alone. */
  public Fault times(int requestCount) {
    return new Fault(reaction, requests, requestCount);
  }

  private static Fault always(Reaction reaction) {
    return new Fault(reaction, Pattern.compile(""), Integer.MAX_VALUE);
  }
}
