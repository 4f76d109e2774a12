package org.bulletin.streams.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.util.ClassSecurityValidator;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;

/** Articles for tests, and what was found in them. */
final class Articles {

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().equals(Article.class.getPackageName())));
  }

  private Articles() {}

  static Article of(String... paragraphs) {
    return of(new Context(null, null, null, null), paragraphs);
  }

  static Article of(Context context, String... paragraphs) {
    return Article.newBuilder()
        .setArticleId("a")
        .setPageId("p")
        .setContext(context)
        .setParagraphs(
            Arrays.stream(paragraphs)
                .map(text -> new Paragraph(ParagraphKind.BODY, text, List.of()))
                .toList())
        .build();
  }

  /** The printed forms of a type. */
  static Set<String> forms(EntityFinder.Findings findings, EntityType type) {
    return findings.entities().stream()
        .filter(entity -> entity.getType() == type)
        .flatMap(entity -> entity.getMentions().stream())
        .map(Mention::getText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The offices of a person, as printed. */
  static Set<String> positions(EntityFinder.Findings findings, String name) {
    return findings.entities().stream()
        .filter(entity -> entity.getType() == EntityType.PERSON && entity.getName().equals(name))
        .map(Entity::getPositions)
        .flatMap(List::stream)
        .map(position -> position.getText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
