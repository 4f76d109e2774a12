package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Position;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.model.NameModel;

/**
 * Finds entities by rules over vocabulary files for what is regular in the genre, and by a
 * character model for what is not. Immutable and safe across threads.
 */
public final class BulletinEntityFinder implements EntityFinder {

  private final ArticleReader reader;
  private final Persons persons;
  private final Organizations organizations;
  private final Places places;
  private final Events events = new Events();
  private final Money money = new Money();
  private final Contexts contexts;

  /**
   * Loads vocabulary and model, once a JVM: below a second.
   *
   * @param newspapers that pages may come from
   */
  public BulletinEntityFinder(List<Newspaper> newspapers) {
    Lexicon regions =
        Lexicon.of(
            Lexicon.lines("regions.txt").stream().map(line -> line.split(" ", 2)[0]).toList());
    List<String> stems = new ArrayList<>(Lexicon.lines("region-stems.txt"));
    List<String> names = new ArrayList<>(stems);
    names.addAll(Lexicon.lines("countries.txt"));
    names.addAll(Lexicon.lines("wide-regions.txt"));
    names.addAll(Lexicon.lines("regions.txt").stream().map(line -> line.split(" ", 2)[0]).toList());
    LeftEdge edge = new LeftEdge(regions);
    contexts = new Contexts(newspapers);
    reader = new ArticleReader(NameModel.load());
    persons = new Persons(new Offices(edge), new NameShape(Lexicon.of(names)));
    organizations = new Organizations(edge, Lexicon.of(stems));
    places = new Places(regions, Lexicon.of(names));
  }

  @Override
  public Context contextOf(RawPage page) {
    return contexts.of(page);
  }

  @Override
  public Findings find(Article article) {
    Reading reading = reader.read(article);
    Map<String, Found> found = new LinkedHashMap<>();
    for (Passage passage : reading.passages()) {
      Documents.find(passage).forEach(spot -> add(EntityType.DOCUMENT, spot, found));
      Dates.find(passage).forEach(spot -> add(EntityType.DATE, spot, found));
      money.find(passage).forEach(amount -> add(EntityType.MONEY, amount.spot(), found));
    }
    List<Spot> offices = new ArrayList<>();
    Map<String, Person> people = persons.find(reading);
    for (Person person : people.values()) {
      offices.addAll(person.positions());
      Set<Spot> positions = new LinkedHashSet<>(person.positions());
      for (Spot spot : person.spots()) {
        add(EntityType.PERSON, spot, found).positions().addAll(positions);
      }
    }
    organizations.find(reading, offices).forEach(spot -> add(EntityType.ORGANIZATION, spot, found));
    places.find(reading, people.keySet()).forEach(spot -> add(EntityType.PLACE, spot, found));
    events.find(reading).forEach(spot -> add(EntityType.EVENT, spot, found));
    List<Entity> entities =
        found.values().stream()
            .sorted(Comparator.comparing(Found::first, Found.READING_ORDER))
            .map(BulletinEntityFinder::entity)
            .toList();
    return new Findings(entities, List.of());
  }

  private static Found add(EntityType type, Spot spot, Map<String, Found> found) {
    Found entity =
        found.computeIfAbsent(
            type + " " + spot.text(),
            key -> new Found(type, new ArrayList<>(), new LinkedHashSet<>()));
    entity.spots().add(spot);
    return entity;
  }

  private record Found(EntityType type, List<Spot> spots, Set<Spot> positions) {

    private static final Comparator<Spot> READING_ORDER =
        Comparator.comparingInt((Spot spot) -> spot.passage().index())
            .thenComparingInt(Spot::start)
            .thenComparingInt(spot -> -spot.end());

    Spot first() {
      return spots.stream().min(READING_ORDER).orElseThrow();
    }
  }

  private static Entity entity(Found found) {
    List<Mention> mentions =
        found.spots().stream()
            .sorted(Found.READING_ORDER)
            .map(
                spot ->
                    new Mention(
                        spot.passage().index(),
                        spot.start(),
                        spot.end(),
                        spot.passage().printed().substring(spot.start(), spot.end())))
            .toList();
    List<Position> positions =
        found.positions().stream()
            .map(Spot::text)
            .distinct()
            .map(text -> new Position(text, text, ""))
            .toList();
    return new Entity(
        found.type() + ":" + found.first().text(),
        found.type(),
        found.first().text(),
        positions,
        null,
        null,
        false,
        mentions);
  }
}
