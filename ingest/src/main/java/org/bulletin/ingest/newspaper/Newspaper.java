package org.bulletin.ingest.newspaper;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A newspaper.
 *
 * @param name as its masthead prints it; the first part of its pages' ids
 * @param codes short names in file names
 * @param aliases other names of the same newspaper
 * @param district full name of its district or county: 青浦区
 * @param city full name of the city above it: 上海市
 * @param patterns names of its files, beside the general ones
 * @param weekdays days on which it appears; empty if not known
 * @param pages pages of an issue, if known
 */
public record Newspaper(
    String name,
    List<String> codes,
    List<String> aliases,
    Optional<String> district,
    Optional<String> city,
    List<FileNamePattern> patterns,
    Set<DayOfWeek> weekdays,
    OptionalInt pages) {

  public Newspaper {
    codes = List.copyOf(codes);
    aliases = List.copyOf(aliases);
    patterns = List.copyOf(patterns);
    weekdays = Set.copyOf(weekdays);
  }
}
