package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
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

  private final ArticleReader reader;
  private final Money money = new Money();
  private final Keywords keywords = new Keywords();
  private final Contexts contexts;
  private final Persons persons;
  private final Names names;
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
   * @param modelTimes is told the nanoseconds that the model took, a text; safe across threads
   */
  public BulletinEntityFinder(List<Newspaper> newspapers, LongConsumer modelTimes) {
    this(newspapers, Overrides.none(), NameWeights.load(), modelTimes);
  }

  /**
   * Loads vocabulary and model: below a second, once a JVM.
   *
   * @param newspapers that pages may come from
   * @param overrides what was decided about names by hand
   */
  public BulletinEntityFinder(List<Newspaper> newspapers, Overrides overrides) {
    this(newspapers, overrides, NameWeights.load());
  }

  BulletinEntityFinder(List<Newspaper> newspapers, Overrides overrides, NameWeights weights) {
    this(newspapers, overrides, weights, nanos -> {});
  }

  private BulletinEntityFinder(
      List<Newspaper> newspapers,
      Overrides overrides,
      NameWeights weights,
      LongConsumer modelTimes) {
    this.reader = new ArticleReader(NameModel.load(), modelTimes);
    this.overrides = overrides;
    Vocabulary words = Vocabulary.load();
    LeftEdge edge = new LeftEdge(words.regions());
    Offices offices = new Offices(edge, words.known());
    contexts = new Contexts(newspapers);
    Transcription foreign = new Transcription();
    persons = new Persons(offices, new NameShape(words.known(), foreign), foreign);
    names = new Names(words, edge, weights);
    positions = new Positions(offices);
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
      Names.Found found = names.find(reading, offices);
      bodies.addAll(found.organizations());
      sites.addAll(found.places());
      meetings.addAll(found.events());
      named.values().forEach(p -> people.computeIfAbsent(p.name(), Person::new).merge(p));
      passages.addAll(reading.passages());
    }

    Context context = article.getContext();
    CanonicalNames official = new CanonicalNames(context, names.fullNames(bodies));
    DateValues values = new DateValues(Contexts.issueDate(context));
    Entities entities = new Entities(official, positions, overrides, article.getArticleId());
    documents.forEach(spot -> entities.add(EntityType.DOCUMENT, spot));
    dates.forEach(spot -> entities.addDate(spot, values.of(spot.text())));
    amounts.forEach(entities::addMoney);
    people.values().forEach(entities::add);
    bodies.forEach(spot -> entities.add(EntityType.ORGANIZATION, spot));
    sites.forEach(spot -> entities.add(EntityType.PLACE, spot));
    meetings.forEach(spot -> entities.add(EntityType.EVENT, spot));
    List<Entity> all = entities.toList();
    return new Findings(all, keywords.of(passages, all));
  }
}
