package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.EntityType;

/**
 * Finds the names of organizations, places and events: first by choosing among all candidates, then
 * what is named again in another form. Immutable.
 */
final class Names {

  private final NameChoice choice;
  private final BrandLists brands;
  private final ShortForms forms;

  Names(Vocabulary words, LeftEdge edge, NameWeights weights) {
    choice = new NameChoice(words, edge, weights);
    brands = new BrandLists(words);
    forms = new ShortForms(words);
  }

  /** What was found in an article. */
  record Found(List<Spot> organizations, List<Spot> places, List<Spot> events) {}

  /**
   * Finds the names of an article in which persons, dates, amounts and titles are claimed.
   *
   * @param offices of its persons
   */
  Found find(Reading reading, List<Spot> offices) {
    Map<EntityType, List<Spot>> chosen = choice.find(reading, offices);
    List<Spot> organizations = spots(chosen, EntityType.ORGANIZATION);
    organizations.addAll(brands.after(organizations));
    organizations.addAll(forms.organizations(reading, organizations));
    List<Spot> places = spots(chosen, EntityType.PLACE);
    places.addAll(forms.places(reading, organizations, places));
    return new Found(organizations, places, spots(chosen, EntityType.EVENT));
  }

  private static List<Spot> spots(Map<EntityType, List<Spot>> chosen, EntityType type) {
    return new ArrayList<>(chosen.getOrDefault(type, List.of()));
  }

  /** Returns companies' full names by their short forms. */
  Map<String, String> fullNames(List<Spot> organizations) {
    return forms.fullNames(organizations);
  }
}
