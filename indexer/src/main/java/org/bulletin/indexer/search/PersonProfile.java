package org.bulletin.indexer.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the articles that name a person say of her.
 *
 * @param total how many there are
 * @param positions her offices, most frequent first
 * @param persons named in the same articles, most frequent first
 * @param organizations named in the same articles, most frequent first
 */
public record PersonProfile(
    long total,
    List<Held> positions,
    List<Bucket> persons,
    List<Bucket> organizations,
    Timeline overTime) {

  public PersonProfile {
    positions = List.copyOf(positions);
    persons = List.copyOf(persons);
    organizations = List.copyOf(organizations);
  }

  /**
   * An office, and when articles gave it to her.
   *
   * @param title of the office
   * @param first day; empty if all those articles are undated
   * @param last day; empty if all those articles are undated
   */
  public record Held(
      String title, Optional<LocalDate> first, Optional<LocalDate> last, long articles) {}
}
