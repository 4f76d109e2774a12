package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.Position;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;

import static org.awaitility.Awaitility.await;

/**
 * Articles of the size of real ones: 800 characters in four paragraphs, ten entities; five years of
 * twelve newspapers. Some names are in many articles, most in few.
 */
final class SyntheticArticles {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int AT_ONCE = 250;
  private static final int NEWSPAPERS = 12;
  private static final int DAYS = 5 * 365;
  private static final int PARAGRAPHS = 4;
  private static final int PARAGRAPH_CHARS = 200;
  private static final int ENTITIES = 10;
  private static final int PERSONS = 20_000;
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** The most frequent characters of Chinese newspapers begin where most of all do. */
  private static final int FIRST_CHARACTER = 0x4E00;

  private static final int CHARACTERS = 2_500;

  private static final int SENTENCES = 2_000;
  private static final int SENTENCE_CHARS = 25;

  private final Random random = new Random(7);

  /** Newspapers repeat themselves: pairs of characters that never come again are noise. */
  private final List<String> sentences =
      IntStream.range(0, SENTENCES).mapToObj(i -> characters(SENTENCE_CHARS)).toList();

  /** Writes articles; they are searchable after the next refresh. */
  void write(OpenSearchConnection connection, Index index, int number) {
    BulkWriter writer = new BulkWriter(connection, BulkWriter.DEFAULT_REQUEST_BYTES);
    for (int from = 0; from < number; from += AT_ONCE) {
      List<Operation> operations = new ArrayList<>();
      for (int i = from; i < from + AT_ONCE; i++) {
        ObjectNode document =
            ArticleDocument.of(article(i), Provenance.ofIndexing("g1", Instant.EPOCH));
        operations.add(
            new Operation.Write(
                index.writeAlias(),
                document.path("article_id").asText(),
                1,
                StandardCharsets.UTF_8.encode(document.toString())));
      }
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .until(() -> isWritten(writer.attempt(operations)));
    }
  }

  /** A node with little memory takes no more now and then; writing twice is harmless. */
  private static boolean isWritten(List<Decision> decisions) {
    return decisions.stream().allMatch(decision -> decision.verdict() == Verdict.WRITTEN);
  }

  /** The name of a person; those of low numbers are in most articles. */
  static String person(int number) {
    return "人" + (char) (FIRST_CHARACTER + number / 200) + (char) (FIRST_CHARACTER + number % 200);
  }

  private EnrichedArticle article(int number) {
    LocalDate date = FIRST.plusDays(random.nextInt(DAYS));
    String page = "合成报" + random.nextInt(NEWSPAPERS) + "/" + date + "/0" + (1 + number % 8);
    List<Paragraph> paragraphs =
        IntStream.range(0, PARAGRAPHS).mapToObj(i -> paragraph(page, i)).toList();
    return EnrichedArticle.newBuilder()
        .setArticle(
            Article.newBuilder()
                .setArticleId("%s#%012x".formatted(page, number))
                .setPageId(page)
                .setSource("file:///archive/" + page + ".txt")
                .setNewspaper(page.substring(0, page.indexOf('/')))
                .setIssueDate(date)
                .setPageLabel("0" + (1 + number % 8))
                .setOrdinal(number % 12)
                .setKind(ArticleKind.ARTICLE)
                .setHeadlineLines(
                    List.of(new HeadlineLine(text(16), List.of(new Span(page, 0, 16)))))
                .setAuthors(List.of(new Author("记" + text(2), "记者", List.of())))
                .setParagraphs(paragraphs)
                .setConfidence(random.nextDouble())
                .setVersion(1)
                .setSources(List.of(new SourcePage(page, "ab12", Instant.EPOCH, 0, (long) number)))
                .build())
        .setEntities(IntStream.range(0, ENTITIES).mapToObj(this::entity).toList())
        .setKeywords(List.of("词" + rare(5_000), "词" + rare(5_000), "词" + rare(5_000)))
        .build();
  }

  private Paragraph paragraph(String page, int number) {
    int start = 20 + number * (PARAGRAPH_CHARS + 1);
    return new Paragraph(
        ParagraphKind.BODY,
        text(PARAGRAPH_CHARS),
        List.of(new Span(page, start, start + PARAGRAPH_CHARS)));
  }

  private Entity entity(int number) {
    EntityType type =
        switch (number) {
          case 0, 1, 2, 3 -> EntityType.PERSON;
          case 4, 5, 6 -> EntityType.ORGANIZATION;
          case 7, 8 -> EntityType.PLACE;
          default -> EntityType.EVENT;
        };
    String name =
        type == EntityType.PERSON ? person(rare(PERSONS)) : type.name() + rare(PERSONS / 4);
    return Entity.newBuilder()
        .setEntityId(type + "|" + name)
        .setType(type)
        .setName(name)
        .setPositions(
            type == EntityType.PERSON
                ? List.of(new Position("局长", "局长" + rare(300), "ORGANIZATION" + rare(PERSONS / 4)))
                : List.of())
        .setMentions(List.of(new Mention(number % PARAGRAPHS, number, number + 3, name)))
        .build();
  }

  /** Low numbers come often, high ones seldom. */
  private int rare(int bound) {
    double share = random.nextDouble();
    return (int) (bound * share * share * share);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(sentences.get(rare(SENTENCES)));
    }
    return text.substring(0, length);
  }

  private String characters(int length) {
    return IntStream.range(0, length)
        .map(i -> FIRST_CHARACTER + rare(CHARACTERS))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
