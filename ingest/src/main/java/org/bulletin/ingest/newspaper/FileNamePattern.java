package org.bulletin.ingest.newspaper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that reads newspaper, date and page label from the end of a path. */
public final class FileNamePattern {

  private static final String NEWSPAPER = "newspaper";
  private static final String PAGE = "page";
  private static final Set<String> DATE = Set.of("year", "month", "day");
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private final String regex;
  private final Pattern pattern;
  private final Set<String> groups;

  /**
   * What a name says, as it is written there.
   *
   * @param newspaper a name, code or alias, if the pattern has that group
   */
  public record Match(
      Optional<String> newspaper, Optional<LocalDate> issueDate, Optional<String> pageLabel) {}

  private FileNamePattern(String regex, Pattern pattern, Set<String> groups) {
    this.regex = regex;
    this.pattern = pattern;
    this.groups = groups;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  public static FileNamePattern of(String regex) {
    Set<String> groups = new HashSet<>();
    Matcher named = GROUP.matcher(regex);
    while (named.find()) {
      groups.add(named.group(1));
    }
    Set<String> unknown = new HashSet<>(groups);
    unknown.removeAll(DATE);
    unknown.removeAll(Set.of(NEWSPAPER, PAGE));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the pattern %s has the group %s; known are newspaper, year, month, day and page"
              .formatted(regex, unknown.iterator().next()));
    }
    if (groups.stream().anyMatch(DATE::contains) && !groups.containsAll(DATE)) {
      throw new IllegalArgumentException(
          "the pattern %s has a part of a date: give year, month and day".formatted(regex));
    }
    try {
      return new FileNamePattern(regex, Pattern.compile("(?:.*/)?(?:" + regex + ")"), groups);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern %s is no regular expression: %s".formatted(regex, e.getDescription()), e);
    }
  }

  /** Tells whether the pattern reads the newspaper's name. */
  public boolean namesNewspaper() {
    return groups.contains(NEWSPAPER);
  }

  /**
   * Reads a path.
   *
   * @param path without the extension, folders separated by {@code /}
   * @return nothing where the path does not end like the pattern, or the date does not exist
   */
  public Optional<Match> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Match(group(matcher, NEWSPAPER), date(matcher), group(matcher, PAGE)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<LocalDate> date(Matcher matcher) {
    return groups.containsAll(DATE)
        ? Optional.of(
            LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day")))
        : Optional.empty();
  }

  private static int number(Matcher matcher, String group) {
    try {
      return Integer.parseInt(matcher.group(group));
    } catch (NumberFormatException e) {
      throw new DateTimeException("no number: " + group, e);
    }
  }

  private Optional<String> group(Matcher matcher, String name) {
    return groups.contains(name) ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return regex;
  }
}
