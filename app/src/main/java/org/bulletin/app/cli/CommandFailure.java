package org.bulletin.app.cli;

import java.util.Optional;

/** A command cannot do what it was asked. Its message is the sentence that the user reads. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message what is wrong and what to do
   */
  public CommandFailure(String message) {
    super(message);
  }

  /**
   * Creates one with a cause, which {@code --verbose} shows.
   *
   * @param message what is wrong and what to do
   */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Throws one if there is a reason to. */
  public static void throwIfPresent(Optional<String> reason) {
    if (reason.isPresent()) {
      throw new CommandFailure(reason.get());
    }
  }
}
