package org.bulletin.indexer.search;

import java.util.List;

/**
 * What the articles that name an organization say of it.
 *
 * @param total how many there are
 * @param persons named in the same articles, most frequent first
 * @param places named in the same articles, most frequent first
 * @param organizations named in the same articles, most frequent first
 */
public record OrganizationProfile(
    long total,
    List<Member> persons,
    List<Bucket> places,
    List<Bucket> organizations,
    Timeline overTime) {

  public OrganizationProfile {
    persons = List.copyOf(persons);
    places = List.copyOf(places);
    organizations = List.copyOf(organizations);
  }

  /**
   * A person that is named with it.
   *
   * @param positions titles of the offices that she holds in it, where an article says so, beside
   *     those that the same article gives her elsewhere
   */
  public record Member(String name, long articles, List<String> positions) {

    public Member {
      positions = List.copyOf(positions);
    }
  }
}
