package org.bulletin.app.ingest;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.StreamSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which page standard input is: it has no name of its own. */
public final class StandardInput {

  @Option(
      names = "--newspaper",
      paramLabel = "NAME",
      description =
          "Newspaper of the page on standard input, and of files of which neither their names nor "
              + "their sidecars say another.")
  private String newspaper;

  @Option(
      names = "--issue-date",
      paramLabel = "YYYY-MM-DD",
      description = "Issue date of the page on standard input.")
  private LocalDate issueDate;

  @Option(
      names = "--page-label",
      paramLabel = "LABEL",
      description = "Label of the page on standard input: 01, A01.")
  private String pageLabel;

  @Option(
      names = "--name",
      paramLabel = "NAME.txt",
      description = "Name of the page on standard input, where its issue is not known.")
  private String name;

  /** The newspaper of all pages of which nothing says another. */
  public Optional<String> newspaper() {
    return Optional.ofNullable(newspaper);
  }

  /**
   * Standard input as a source.
   *
   * @throws ParameterException if the options do not say which page it is
   */
  public PageSource source(CommandLine command, Optional<String> collection) {
    PageFacts facts =
        new PageFacts(
            Optional.ofNullable(newspaper),
            Optional.ofNullable(issueDate),
            Optional.ofNullable(pageLabel));
    Given given = new Given(facts, OptionalInt.empty(), Map.of());
    try {
      return StreamSource.standardInput(System.in, given, collection, Optional.ofNullable(name));
    } catch (RefusedException e) {
      throw new ParameterException(
          command, e.getMessage() + " (--newspaper, --issue-date and --page-label, or --name)", e);
    }
  }
}
