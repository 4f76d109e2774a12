package org.bulletin.ingest.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the endpoint listens, whom it serves, and how much it takes.
 *
 * @param address port 0 for a free one
 * @param token that each request must bring; needed where others than this machine are served
 * @param maxRequests that may wait or be worked on; further ones are told to come again
 * @param maxBytes of their bodies together, and so of each
 * @param patience how long a request waits for a broker that is away
 */
public record EndpointSettings(
    InetSocketAddress address,
    Optional<BearerToken> token,
    int maxRequests,
    int maxBytes,
    Duration patience) {

  private static final int MAX_REQUESTS = 64;
  private static final int MAX_BYTES = 64 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_PORT = 65_535;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:(?<host>[^:\\[\\]]+|\\[[^\\]]+\\]):)?(?<port>\\d{1,5})");

  public EndpointSettings {
    if (token.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "%s can be reached from other machines: give a bearer token, or listen on 127.0.0.1"
              .formatted(address.getAddress().getHostAddress()));
    }
  }

  /**
   * Usual limits: 64 requests and 64 MiB at a time, 5 s of patience.
   *
   * @param listen {@code PORT} or {@code HOST:PORT}; without host, 127.0.0.1
   * @throws IllegalArgumentException with a sentence, if that is no address, or one that needs a
   *     token
   */
  public static EndpointSettings of(String listen, Optional<BearerToken> token) {
    return new EndpointSettings(address(listen), token, MAX_REQUESTS, MAX_BYTES, PATIENCE);
  }

  private static InetSocketAddress address(String listen) {
    Matcher matcher = ADDRESS.matcher(listen);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'%s' is no address to listen on: give PORT or HOST:PORT".formatted(listen));
    }
    String host = Optional.ofNullable(matcher.group("host")).orElse("127.0.0.1");
    try {
      return new InetSocketAddress(
          InetAddress.getByName(host), Integer.parseInt(matcher.group("port")));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "'%s' is no host of this machine: give one, or PORT alone".formatted(host), e);
    }
  }

  /** The same with other limits. */
  public EndpointSettings withLimits(int requests, int bytes, Duration waiting) {
    return new EndpointSettings(address, token, requests, bytes, waiting);
  }
}
