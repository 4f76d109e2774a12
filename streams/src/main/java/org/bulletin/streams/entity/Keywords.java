package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;

/** Chooses the handful of terms that say what an article is about, entities first. Immutable. */
final class Keywords {

  private static final int ENTITIES = 5;
  private static final int TERMS = 8;
  private static final int HEADLINE_WEIGHT = 3;
  private static final Set<EntityType> TELLING =
      Set.of(
          EntityType.ORGANIZATION,
          EntityType.PLACE,
          EntityType.EVENT,
          EntityType.PERSON,
          EntityType.DOCUMENT);

  private final Lexicon common = Lexicon.read("keywords-common.txt");

  List<String> of(List<Passage> passages, List<Entity> entities) {
    List<String> keywords = new ArrayList<>();
    entities.stream()
        .filter(entity -> TELLING.contains(entity.getType()))
        .filter(entity -> weight(entity) > 1)
        .sorted(
            Comparator.comparingInt((Entity entity) -> -weight(entity))
                .thenComparing(Entity::getName))
        .map(Entity::getName)
        .distinct()
        .limit(ENTITIES)
        .forEach(keywords::add);
    terms(passages).stream()
        .filter(term -> keywords.stream().noneMatch(keyword -> keyword.contains(term)))
        .limit(TERMS - keywords.size())
        .forEach(keywords::add);
    return keywords;
  }

  private static int weight(Entity entity) {
    int weight = 0;
    for (Mention mention : entity.getMentions()) {
      weight += mention.getParagraph() == Passage.HEADLINE ? HEADLINE_WEIGHT : 1;
    }
    return weight;
  }

  /** Nouns that come back, those of the headline first. */
  private List<String> terms(List<Passage> passages) {
    Map<String, Integer> weights = new HashMap<>();
    for (Passage passage : passages) {
      int weight = passage.index() == Passage.HEADLINE ? HEADLINE_WEIGHT : 1;
      for (int i = 0; i < passage.length(); i = passage.wordEnd(i)) {
        String nature = passage.nature(i);
        boolean noun = nature.equals("n") || nature.equals("vn") || nature.equals("nz");
        String word = passage.text().substring(i, passage.wordEnd(i));
        if (noun
            && word.length() > 1
            && !common.contains(word)
            && passage.owner(i) == EntityType.UNKNOWN) {
          weights.merge(word, weight, Integer::sum);
        }
      }
    }
    return weights.entrySet().stream()
        .filter(entry -> entry.getValue() > 2)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
