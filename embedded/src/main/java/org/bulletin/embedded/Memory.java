package org.bulletin.embedded;

/** What a process needs before it starts servers. */
public final class Memory {

  private static final int MIB = 1 << 20;

  private Memory() {}

  /**
   * Makes sure that this process may use enough memory.
   *
   * @param mebibytes of heap, as {@code -Xmx} would give them
   * @throws EmbeddedException if the process has less
   */
  public static void requireHeap(int mebibytes) {
    long available = Runtime.getRuntime().maxMemory() / MIB;
    // A collector keeps some of -Xmx for itself (a survivor space), which maxMemory leaves out.
    if (available < mebibytes * 9L / 10) {
      throw new EmbeddedException(
          "Java may use %d MB of heap here, and %d are needed: start it with -Xmx%dm, on a machine with that much free."
              .formatted(available, mebibytes, mebibytes));
    }
  }
}
