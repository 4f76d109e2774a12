package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.EntityType;

/** Finds names by rules alone, as evidence for the choice among candidates. Immutable. */
final class RuleNames {

  private final OrganizationRules organizations;
  private final PlaceRules places;
  private final EventRules events = new EventRules();

  RuleNames(Vocabulary words, LeftEdge edge) {
    organizations = new OrganizationRules(edge, words.stems());
    places = new PlaceRules(words.regions(), words.known());
  }

  /** Returns the names that the rules find in a passage, without claiming them. */
  List<Candidate> find(Reading reading, Passage passage) {
    EntityType[] claims = passage.claims();
    List<Candidate> found = new ArrayList<>();
    add(EntityType.ORGANIZATION, organizations.find(passage), found);
    add(EntityType.PLACE, places.find(reading, passage), found);
    add(EntityType.EVENT, events.find(passage), found);
    passage.restore(claims);
    return found;
  }

  private static void add(EntityType type, List<Spot> spots, List<Candidate> found) {
    for (Spot spot : spots) {
      found.add(new Candidate(type, spot.start(), spot.end(), spot.end()));
    }
  }
}
