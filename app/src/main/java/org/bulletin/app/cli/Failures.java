package org.bulletin.app.cli;

import org.bulletin.schemas.topics.KafkaFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says failures in one sentence on stderr: exit code 1 if a command failed, 2 for wrong usage. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String VERBOSE = "--verbose";

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("bulletin: " + sentence(e));
    if (parsed.expandedArgs().contains(VERBOSE)) {
      e.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("bulletin: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See `" + command.getCommandSpec().qualifiedName(" ") + " --help`.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /**
   * What is known to say of it; else its message, and its deepest cause's where a library has
   * wrapped that.
   */
  private static String sentence(Throwable e) {
    return e instanceof CommandFailure
        ? e.getMessage()
        : KafkaFailure.explain(e).orElseGet(() -> withCause(e));
  }

  private static String withCause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = said(e);
    return message.contains(said(root)) ? message : message + ": " + said(root);
  }

  private static String said(Throwable e) {
    return e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
  }
}
