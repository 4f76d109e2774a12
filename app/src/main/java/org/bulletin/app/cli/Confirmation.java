package org.bulletin.app.cli;

import java.io.Console;
import picocli.CommandLine.Option;

/** A question before something that cannot be taken back. */
public final class Confirmation {

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  /**
   * Asks on the terminal, unless {@code --yes} was given.
   *
   * @param what will be done, in a sentence
   * @throws CommandFailure if the answer is no, or nobody can be asked
   */
  @SuppressWarnings("SystemConsoleNull") // where it is never null, the end of input answers null
  public void require(String what) {
    if (yes) {
      return;
    }
    Console console = System.console();
    if (console == null) {
      throw new CommandFailure(what + " Nobody can be asked here: say --yes if that is meant");
    }
    String answer = console.readLine("%s Go on? [y/N] ", what);
    if (answer == null) {
      throw new CommandFailure("nobody answers: say --yes if that is meant");
    }
    if (!answer.strip().equalsIgnoreCase("y")) {
      throw new CommandFailure("nothing was done");
    }
  }
}
