package org.bulletin.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A stack in a process of its own, for tests that kill it: {@code StackProcess DIRECTORY BASE}. */
final class StackProcess {

  static final String READY = "ready";

  private StackProcess() {}

  /** Says {@value #READY} when the servers serve; stops them at the end of its input. */
  public static void main(String[] args) throws IOException {
    BrokerFaults.explain(System.err::println);
    try (EmbeddedStack stack = new EmbeddedStack(Path.of(args[0]), Integer.parseInt(args[1]))) {
      stack.start();
      System.out.println(READY);
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (EmbeddedException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
