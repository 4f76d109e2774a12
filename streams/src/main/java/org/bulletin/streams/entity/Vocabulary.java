package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.EntityType;

/**
 * The words that names of organizations, places and events are made of and stand among.
 *
 * @param regions full names of administrative divisions: 青浦区
 * @param known names of places that mean nothing else, full or short: 青浦, 长三角, 德国
 * @param stems short names of administrative divisions: 青浦
 */
record Vocabulary(
    Lexicon regions,
    Lexicon known,
    Lexicon stems,
    Lexicon organizationHeads,
    Lexicon placeHeads,
    Lexicon eventHeads,
    Lexicon bareOrganizations,
    Lexicon bareEvents,
    Lexicon genericPlaces,
    Lexicon genericOrganizations,
    Lexicon genericWords,
    Lexicon cuts,
    Lexicon innerConjunctions,
    Lexicon foreign,
    Lexicon countries,
    Map<String, String> placeKinds) {

  static Vocabulary load() {
    List<String> regions =
        Lexicon.lines("regions.txt").stream().map(line -> line.split(" ", 2)[0]).toList();
    List<String> stems = Lexicon.lines("region-stems.txt");
    List<String> known = new ArrayList<>(stems);
    known.addAll(regions);
    known.addAll(Lexicon.lines("countries.txt"));
    known.addAll(Lexicon.lines("wide-regions.txt"));
    List<String> placeHeads = new ArrayList<>(Lexicon.lines("place-suffixes.txt"));
    placeHeads.addAll(kinds("place-kinds.txt").keySet());
    return new Vocabulary(
        Lexicon.of(regions),
        Lexicon.of(known),
        Lexicon.of(stems),
        Lexicon.read("organization-suffixes.txt"),
        Lexicon.of(placeHeads),
        Lexicon.read("event-suffixes.txt"),
        Lexicon.read("organizations-bare.txt"),
        Lexicon.read("events-bare.txt"),
        Lexicon.read("places-generic.txt"),
        Lexicon.read("not-organizations.txt"),
        Lexicon.read("organizations-generic.txt"),
        Lexicon.read("cut-words.txt"),
        Lexicon.read("inner-conjunctions.txt"),
        Lexicon.read("transliteration.txt"),
        Lexicon.read("countries.txt"),
        kinds("place-kinds.txt"));
  }

  private static Map<String, String> kinds(String file) {
    Map<String, String> kinds = new HashMap<>();
    for (String line : Lexicon.lines(file)) {
      String[] fields = line.split(" ");
      for (String head : Arrays.asList(fields).subList(1, fields.length)) {
        kinds.putIfAbsent(head, fields[0]);
      }
    }
    return Map.copyOf(kinds);
  }

  Lexicon heads(EntityType type) {
    return switch (type) {
      case ORGANIZATION -> organizationHeads;
      case PLACE -> placeHeads;
      default -> eventHeads;
    };
  }
}
