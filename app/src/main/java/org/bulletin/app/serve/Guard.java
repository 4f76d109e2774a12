package org.bulletin.app.serve;

import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What protects readers. A page of another site must not read ours through a name of its own that
 * it lets point to this machine (DNS rebinding): so a request must name us by an address, or by a
 * name that we know. And what newspapers and editors write is hostile: nothing but our own files
 * may run or be loaded.
 */
final class Guard {

  /** All headers of every answer but those for caching. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              + "connect-src 'self'; frame-src 'self'; "
              + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]");

  private final Set<String> names = new HashSet<>(Set.of("localhost"));

  /**
   * A guard.
   *
   * @param names by which requests may call us, beside localhost and addresses
   */
  Guard(Set<String> names) {
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Adds the headers, and refuses requests under a strange name.
   *
   * @throws StrangeHostException if the request calls us by one
   */
  void check(Context context) {
    HEADERS.forEach(context::header);
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    if (!isOurs(host)) {
      throw new StrangeHostException(host);
    }
  }

  private boolean isOurs(String host) {
    try {
      String name = Optional.ofNullable(URI.create("http://" + host).getHost()).orElse("");
      String lower = name.toLowerCase(Locale.ROOT);
      return names.contains(lower) || ADDRESS.matcher(lower).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A request calls us by a name that is not ours: status 421. */
  static final class StrangeHostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StrangeHostException(String host) {
      super(
          "this server is not known as '%s': use its address, or start it with --name %s"
              .formatted(host, host.replaceFirst(":\\d+$", "")));
    }
  }
}
