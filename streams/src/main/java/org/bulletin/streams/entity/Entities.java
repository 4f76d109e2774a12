package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Position;

/**
 * Gathers what is found in an article into entities: one a canonical name, with all its mentions.
 * Used by one thread.
 */
final class Entities {

  private static final Comparator<Spot> READING_ORDER =
      Comparator.comparingInt((Spot spot) -> spot.passage().index())
          .thenComparingInt(spot -> spot.passage().offset() + spot.start())
          .thenComparingInt(spot -> -spot.length());

  private final CanonicalNames names;
  private final Positions positions;
  private final Overrides overrides;
  private final String articleId;
  private final Map<String, Found> found = new LinkedHashMap<>();

  Entities(CanonicalNames names, Positions positions, Overrides overrides, String articleId) {
    this.names = names;
    this.positions = positions;
    this.overrides = overrides;
    this.articleId = articleId;
  }

  private static final class Found {
    private final EntityType type;
    private final String name;
    private final Set<Spot> spots = new LinkedHashSet<>();
    private List<Position> positions = List.of();
    private String value;
    private Double amount;
    private boolean approximate;

    Found(EntityType type, String name) {
      this.type = type;
      this.name = name;
    }

    Spot first() {
      return spots.stream().min(READING_ORDER).orElseThrow();
    }
  }

  void add(EntityType type, Spot spot) {
    found(type, spot).spots.add(spot);
  }

  void add(Person person) {
    if (!person.spots().isEmpty()) {
      Found entity = found(EntityType.PERSON, person.name());
      entity.spots.addAll(person.spots());
      entity.positions = positions.of(person.positions(), names);
    }
  }

  void addDate(Spot spot, Optional<String> value) {
    Found entity = found(EntityType.DATE, spot);
    entity.spots.add(spot);
    entity.value = value.orElse(null);
  }

  void addMoney(Money.Amount amount) {
    Found entity = found(EntityType.MONEY, amount.spot());
    entity.spots.add(amount.spot());
    entity.amount = amount.cny().orElse(null);
    entity.approximate = amount.approximate();
  }

  private Found found(EntityType type, Spot spot) {
    String printed = spot.text();
    String name =
        overrides.canonical(type.name(), printed).orElseGet(() -> names.of(type, printed));
    return found(type, name);
  }

  private Found found(EntityType type, String name) {
    return found.computeIfAbsent(type + ":" + name, key -> new Found(type, name));
  }

  /** Returns the entities in the order of their first mentions. */
  List<Entity> toList() {
    List<Found> ordered = new ArrayList<>(found.values());
    ordered.sort(Comparator.comparing(Found::first, READING_ORDER));
    return ordered.stream().map(this::entity).toList();
  }

  private Entity entity(Found entity) {
    List<Mention> mentions =
        entity.spots.stream().sorted(READING_ORDER).map(Entities::mention).toList();
    String id = entity.type + ":" + entity.name;
    if (entity.type == EntityType.PERSON) {
      String home = home(entity.positions);
      id = home.isEmpty() ? id : id + "@" + home;
    }
    return new Entity(
        overrides.entityId(id, articleId),
        entity.type,
        entity.name,
        entity.positions,
        entity.value,
        entity.amount,
        entity.approximate,
        mentions);
  }

  /** The organization of a person's office, unless it is one of the district itself. */
  private String home(List<Position> held) {
    return held.stream()
        .map(Position::getOrganization)
        .filter(organization -> !organization.isEmpty())
        .findFirst()
        .filter(
            organization -> names.district().isEmpty() || !organization.contains(names.district()))
        .orElse(names.district());
  }

  private static Mention mention(Spot spot) {
    Passage passage = spot.passage();
    String printed = passage.printed().substring(spot.start(), spot.end());
    int start = passage.offset() + spot.start();
    return new Mention(passage.index(), start, start + spot.length(), printed);
  }
}
