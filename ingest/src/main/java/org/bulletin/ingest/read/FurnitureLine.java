package org.bulletin.ingest.read;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What one line says that furniture may say.
 *
 * @param masthead the newspaper, where the line says nothing else
 * @param newspapers known ones that are named in the line, each a word of its own
 * @param dates that are words of their own
 * @param weekdays that it names
 * @param labels beside a date or a newspaper, each a word of its own
 * @param soleLabel the label, where the line says it plainly and hardly anything else
 */
record FurnitureLine(
    Optional<String> masthead,
    Set<String> newspapers,
    Set<LocalDate> dates,
    Set<DayOfWeek> weekdays,
    Set<String> labels,
    Optional<String> soleLabel) {

  static final FurnitureLine NOTHING =
      new FurnitureLine(Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

  boolean saysSomething() {
    return !newspapers.isEmpty() || !dates.isEmpty() || !weekdays.isEmpty() || !labels.isEmpty();
  }

  /** Tells whether a date is that of the issue, seen beside this line. */
  boolean supports(LocalDate date) {
    return !newspapers.isEmpty() || !labels.isEmpty() || weekdays.contains(date.getDayOfWeek());
  }

  /** Tells whether this line says another day of the week than a date has. */
  boolean contradicts(LocalDate date) {
    return !weekdays.isEmpty() && !weekdays.contains(date.getDayOfWeek());
  }

  /** Tells whether a label or a newspaper is furniture, seen beside this line. */
  boolean saysIssue() {
    return !newspapers.isEmpty() || !dates.isEmpty();
  }
}
