package org.bulletin.app;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Optional;

/** Free ports for {@code bulletin up}. */
public final class Ports {

  private Ports() {}

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
