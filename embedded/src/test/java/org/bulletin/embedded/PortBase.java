package org.bulletin.embedded;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports in a row, for a stack whose ports another process must know. */
final class PortBase {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int PORTS = 4;

  private PortBase() {}

  /** Finds some that are free now, below those of outgoing connections. */
  static int free() {
    return ThreadLocalRandom.current()
        .ints(LOWEST, HIGHEST)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(PortBase::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try {
      LoopbackPort.requireFree(port, "test");
      return true;
    } catch (EmbeddedException e) {
      return false;
    }
  }
}
