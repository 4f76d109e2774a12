package org.bulletin.indexer.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.bulletin.schemas.Article;

/**
 * When an article was published.
 *
 * @param value ISO 8601: {@code 2025-11-14}, or {@code 2025-11} where no more could be inferred
 * @param inferred whether it was inferred; otherwise the page's source or furniture gave it
 */
record PublicationDate(String value, boolean inferred) {

  private static final int FULL_DATE_LENGTH = "2025-11-14".length();

  /** The date of an article; empty if it is neither known nor inferred. */
  static Optional<PublicationDate> of(Article article) {
    Optional<PublicationDate> given =
        article.getIssueDate().map(date -> new PublicationDate(date.toString(), false));
    return given.or(
        () ->
            article
                .getContext()
                .getIssueDate()
                .filter(date -> isDate(date.getValue()))
                .map(
                    date ->
                        new PublicationDate(
                            date.getValue(), !date.getInferredFrom().equals("given"))));
  }

  /** 1 for Monday to 7 for Sunday (ISO 8601); empty where only the month is known. */
  Optional<Integer> weekday() {
    return value.length() < FULL_DATE_LENGTH
        ? Optional.empty()
        : Optional.of(LocalDate.parse(value).getDayOfWeek().getValue());
  }

  private static boolean isDate(String text) {
    try {
      if (text.length() < FULL_DATE_LENGTH) {
        YearMonth.parse(text);
      } else {
        LocalDate.parse(text);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
