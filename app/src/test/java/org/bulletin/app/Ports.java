package org.bulletin.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of 127.0.0.1. */
public final class Ports {

  /** Below the ports that operating systems give to outgoing connections. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private Ports() {}

  /**
   * Ports that are free now, all different, and that nobody gets by chance while a server that uses
   * one is down.
   */
  public static List<Integer> free(int count) {
    return ThreadLocalRandom.current()
        .ints(LOWEST, HIGHEST)
        .distinct()
        .filter(Ports::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port whose two neighbours are free too, for now. */
  public static int freeBase() throws IOException {
    while (true) {
      Optional<Integer> base = freeNeighbours();
      if (base.isPresent()) {
        return base.get();
      }
    }
  }

  private static Optional<Integer> freeNeighbours() throws IOException {
    try (ServerSocket first = new ServerSocket(0)) {
      int base = first.getLocalPort();
      try (ServerSocket second = new ServerSocket(base + 1);
          ServerSocket third = new ServerSocket(base + 2)) {
        return second.isBound() && third.isBound() ? Optional.of(base) : Optional.empty();
      } catch (BindException e) {
        return Optional.empty();
      }
    }
  }
}
