package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Position;

/**
 * The fields of an article document that come from its entities: the entities themselves, and flat
 * lists of distinct names, in the order of their first mentions, which dashboards count.
 */
final class EntityFields {

  /** Between a person's name and an office in {@code person_positions}: a full-width bar. */
  private static final String BAR = "｜";

  private EntityFields() {}

  static void addTo(ObjectNode document, List<Entity> entities, List<String> keywords) {
    ArrayNode array = document.putArray("entities");
    entities.forEach(entity -> addEntity(array.addObject(), entity));

    addNames(document, "persons", entities, EntityType.PERSON);
    Json.addStrings(
        document,
        "person_positions",
        distinct(
            entities, entity -> offices(entity).map(office -> entity.getName() + BAR + office)));
    Json.addStrings(document, "positions", distinct(entities, EntityFields::offices));
    addNames(document, "organizations", entities, EntityType.ORGANIZATION);
    addNames(document, "places", entities, EntityType.PLACE);
    addNames(document, "events", entities, EntityType.EVENT);
    addNames(document, "documents", entities, EntityType.DOCUMENT);
    Json.addStrings(document, "keywords", keywords);
  }

  private static void addEntity(ObjectNode json, Entity entity) {
    json.put("entity_id", entity.getEntityId());
    json.put("type", entity.getType().name());
    json.put("name", entity.getName());
    ArrayNode positions = json.putArray("positions");
    for (Position position : entity.getPositions()) {
      positions
          .addObject()
          .put("text", position.getText())
          .put("title", position.getTitle())
          .put("organization", position.getOrganization());
    }
    json.put("value", entity.getValue().orElse(null));
    json.put("amount", entity.getAmount().orElse(null));
    json.put("approximate", entity.getApproximate());
    ArrayNode mentions = json.putArray("mentions");
    for (Mention mention : entity.getMentions()) {
      mentions
          .addObject()
          .put("paragraph", mention.getParagraph())
          .put("start", mention.getStart())
          .put("end", mention.getEnd())
          .put("text", mention.getText());
    }
  }

  private static void addNames(
      ObjectNode document, String field, List<Entity> entities, EntityType type) {
    Json.addStrings(
        document,
        field,
        distinct(
            entities,
            entity -> entity.getType() == type ? Stream.of(entity.getName()) : Stream.empty()));
  }

  private static Stream<String> offices(Entity entity) {
    return entity.getPositions().stream()
        .map(position -> position.getTitle().isEmpty() ? position.getText() : position.getTitle());
  }

  private static Set<String> distinct(
      List<Entity> entities, Function<Entity, Stream<String>> names) {
    return entities.stream()
        .flatMap(names)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
