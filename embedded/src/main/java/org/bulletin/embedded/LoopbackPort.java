package org.bulletin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1: the only address an embedded server listens on. */
final class LoopbackPort {

  static final String HOST = "127.0.0.1";

  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private LoopbackPort() {}

  /**
   * Makes sure that a server can listen.
   *
   * @param port to listen on
   * @param service for the message, such as {@code Kafka broker}
   * @throws EmbeddedException if the port is taken or may not be opened
   */
  static void requireFree(int port, String service) {
    try (ServerSocket socket = new ServerSocket()) {
      bind(socket, port);
    } catch (BindException e) {
      throw new EmbeddedException(
          "Port %d, which the %s needs, cannot be opened (%s): stop the program that listens there, or choose other ports with --port-base."
              .formatted(port, service, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds free ports, all different. */
  static List<Integer> free(int count) {
    List<Integer> ports = new ArrayList<>();
    findFree(count, ports);
    return ports;
  }

  private static void findFree(int count, List<Integer> ports) {
    if (count == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      bind(socket, 0);
      ports.add(socket.getLocalPort());
      // While this one is held, no other is the same.
      findFree(count - 1, ports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bind(ServerSocket socket, int port) throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
  }
}
