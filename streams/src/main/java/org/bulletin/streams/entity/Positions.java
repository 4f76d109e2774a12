package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Position;

/** Takes offices apart: the title, and the organization that it is held in. Immutable. */
final class Positions {

  private static final List<String> TITLE_WORDS =
      List.of("常务", "党委", "党组", "党工委", "党总支", "党支部", "名誉", "原", "首席", "高级", "特聘");

  private final Offices offices;

  Positions(Offices offices) {
    this.offices = offices;
  }

  /** Returns a person's offices, equal ones once, in the order of the text. */
  List<Position> of(Set<Spot> spots, CanonicalNames names) {
    List<Spot> ordered = new ArrayList<>(spots);
    ordered.sort(
        (a, b) ->
            a.passage() == b.passage()
                ? Integer.compare(a.start(), b.start())
                : Integer.compare(a.passage().index(), b.passage().index()));
    Map<String, Position> positions = new LinkedHashMap<>();
    String before = "";
    Spot last = null;
    for (Spot spot : ordered) {
      boolean sameList =
          last != null && last.passage() == spot.passage() && spot.start() - last.end() == 1;
      Position position = of(spot, sameList ? before : "", names);
      positions.putIfAbsent(position.getText(), position);
      before = position.getOrganization();
      last = spot;
    }
    return List.copyOf(positions.values());
  }

  /**
   * Takes one office apart.
   *
   * @param before the organization of the office before it in a list, which it shares if it names
   *     none
   */
  private Position of(Spot spot, String before, CanonicalNames names) {
    String text = spot.text();
    int head =
        Math.max(spot.start(), offices.headBefore(spot.passage(), spot.end())) - spot.start();
    String organization = text.substring(0, head);
    boolean trimmed = true;
    while (trimmed) {
      trimmed = false;
      for (String word : TITLE_WORDS) {
        if (organization.endsWith(word) && !organization.endsWith("区" + word)) {
          organization = organization.substring(0, organization.length() - word.length());
          trimmed = true;
        }
      }
    }
    String title = text.substring(organization.length());
    String canonical = names.of(EntityType.ORGANIZATION, organization);
    if (organization.isEmpty()) {
      canonical = title.matches("(常务)?副?[区县旗]长") ? names.district() : before;
    } else if (organization.length() == 1 && names.district().endsWith(organization)) {
      canonical = names.district();
    }
    return new Position(text, title, canonical);
  }
}
