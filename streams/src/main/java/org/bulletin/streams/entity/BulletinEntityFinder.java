package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.model.NameModel;

/**
 * Finds entities by rules over vocabulary files for what is regular in the genre, and by a
 * character model for what is not. Immutable and safe across threads; time is linear in the
 * article's length.
 */
public final class BulletinEntityFinder implements EntityFinder {

  private final ArticleReader reader = new ArticleReader(NameModel.load());
  private final Money money = new Money();
  private final Events events = new Events();
  private final Keywords keywords = new Keywords();
  private final Contexts contexts;
  private final Persons persons;
  private final Organizations organizations;
  private final Places places;
  private final Positions positions;
  private final Overrides overrides;

  /**
   * Loads vocabulary and model: below a second, once a JVM.
   *
   * @param newspapers that pages may come from
   */
  public BulletinEntityFinder(List<Newspaper> newspapers) {
    this(newspapers, Overrides.none());
  }

  /**
   * Loads vocabulary and model: below a second, once a JVM.
   *
   * @param newspapers that pages may come from
   * @param overrides what was decided about names by hand
   */
  public BulletinEntityFinder(List<Newspaper> newspapers, Overrides overrides) {
    this.overrides = overrides;
    Lexicon regions = regions();
    Lexicon known = places();
    LeftEdge edge = new LeftEdge(regions);
    Offices offices = new Offices(edge, known);
    contexts = new Contexts(newspapers);
    Transcription foreign = new Transcription();
    persons = new Persons(offices, new NameShape(known, foreign), foreign);
    organizations = new Organizations(edge, Lexicon.of(Lexicon.lines("region-stems.txt")));
    places = new Places(regions, known);
    positions = new Positions(offices);
  }

  private static Lexicon regions() {
    return Lexicon.of(
        Lexicon.lines("regions.txt").stream().map(line -> line.split(" ", 2)[0]).toList());
  }

  /** Returns where names begin. */
  static LeftEdge edge() {
    return new LeftEdge(regions());
  }

  /** Returns the full and short names of known places. */
  static Lexicon places() {
    List<String> names = new ArrayList<>(Lexicon.lines("region-stems.txt"));
    Lexicon.lines("regions.txt").forEach(line -> names.add(line.split(" ", 2)[0]));
    names.addAll(Lexicon.lines("countries.txt"));
    names.addAll(Lexicon.lines("wide-regions.txt"));
    return Lexicon.of(names);
  }

  @Override
  public Context contextOf(RawPage page) {
    return contexts.of(page);
  }

  @Override
  public Findings find(Article article) {
    List<Spot> documents = new ArrayList<>();
    List<Spot> dates = new ArrayList<>();
    List<Money.Amount> amounts = new ArrayList<>();
    Map<String, Person> people = new LinkedHashMap<>();
    List<Spot> bodies = new ArrayList<>();
    List<Spot> sites = new ArrayList<>();
    List<Spot> meetings = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (Reading reading : reader.read(article)) {
      for (Passage passage : reading.passages()) {
        documents.addAll(Documents.find(passage));
        dates.addAll(Dates.find(passage));
        amounts.addAll(money.find(passage));
      }
      Map<String, Person> named = persons.find(reading);
      List<Spot> offices = named.values().stream().flatMap(p -> p.positions().stream()).toList();
      List<Spot> organs = organizations.find(reading, offices);
      sites.addAll(places.find(reading, named.keySet(), organs));
      bodies.addAll(organs);
      meetings.addAll(events.find(reading));
      named.values().forEach(p -> people.computeIfAbsent(p.name(), Person::new).merge(p));
      passages.addAll(reading.passages());
    }

    Context context = article.getContext();
    CanonicalNames names = new CanonicalNames(context, organizations.fullNames(bodies));
    DateValues values = new DateValues(Contexts.issueDate(context));
    Entities entities = new Entities(names, positions, overrides, article.getArticleId());
    documents.forEach(spot -> entities.add(EntityType.DOCUMENT, spot));
    dates.forEach(spot -> entities.addDate(spot, values.of(spot.text())));
    amounts.forEach(entities::addMoney);
    people.values().forEach(entities::add);
    bodies.forEach(spot -> entities.add(EntityType.ORGANIZATION, spot));
    sites.forEach(spot -> entities.add(EntityType.PLACE, spot));
    meetings.forEach(spot -> entities.add(EntityType.EVENT, spot));
    List<Entity> found = entities.toList();
    return new Findings(found, keywords.of(passages, found));
  }
}
