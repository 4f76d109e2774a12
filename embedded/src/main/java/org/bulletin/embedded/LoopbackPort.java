package org.bulletin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1: the only address an embedded server listens on. */
final class LoopbackPort {

  static final String HOST = "127.0.0.1";

  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private LoopbackPort() {}

  /**
   * Makes sure that a server can listen.
   *
   * @param port to listen on, or 0 for a free one
   * @param service for the message, such as {@code Kafka broker}
   * @return the port
   * @throws EmbeddedException if the port is taken or may not be opened
   */
  static int claim(int port, String service) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      throw new EmbeddedException(
          "Port %d, which the %s needs, cannot be opened (%s): stop the program that listens there, or choose other ports."
              .formatted(port, service, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
