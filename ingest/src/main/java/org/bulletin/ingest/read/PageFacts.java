package org.bulletin.ingest.read;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of the place of a page: all three make its identity.
 *
 * @param newspaper its name, or a code or alias of it
 * @param issueDate date of the issue
 * @param pageLabel as printed: 01, A01
 */
public record PageFacts(
    Optional<String> newspaper, Optional<LocalDate> issueDate, Optional<String> pageLabel) {

  /** Nothing is known. */
  public static final PageFacts NONE =
      new PageFacts(Optional.empty(), Optional.empty(), Optional.empty());

  public PageFacts {
    newspaper = newspaper.map(String::strip);
    pageLabel = pageLabel.map(PageFacts::printed);
  }

  /** All three facts. */
  public static PageFacts of(String newspaper, LocalDate issueDate, String pageLabel) {
    return new PageFacts(Optional.of(newspaper), Optional.of(issueDate), Optional.of(pageLabel));
  }

  /** These facts, and those of others where these say nothing. */
  public PageFacts or(PageFacts others) {
    return new PageFacts(
        newspaper.or(others::newspaper),
        issueDate.or(others::issueDate),
        pageLabel.or(others::pageLabel));
  }

  /** These facts without the label. */
  public PageFacts withoutLabel() {
    return new PageFacts(newspaper, issueDate, Optional.empty());
  }

  /** Tells whether newspaper, date and label are all known. */
  public boolean complete() {
    return newspaper.isPresent() && issueDate.isPresent() && pageLabel.isPresent();
  }

  /** Labels are printed in capitals; width and case in file names are accidents of typing. */
  private static String printed(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }
}
