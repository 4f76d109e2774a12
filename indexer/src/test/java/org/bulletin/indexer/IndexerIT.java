package org.bulletin.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bulletin.indexer.IndexerWorld.Running;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.SplitOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of records when nothing is away. */
class IndexerIT {

  private static final String ID = IndexerWorld.articleId(1);

  private final IndexerWorld world = new IndexerWorld();

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void recordsBecomeDocuments() throws Exception {
    // Given
    world.send(
        List.of(
            world.article(Examples.fullArticle()), world.page(Examples.split(SplitOutcome.SPLIT))));
    world.sendAndAbort(List.of(world.article(Examples.article(ID, 1, "nie"))));

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    Map<String, JsonNode> articles = world.articles();
    assertThat(articles).containsOnlyKeys(Examples.ARTICLE_ID);
    assertThat(articles.get(Examples.ARTICLE_ID).path("_version").asLong()).isEqualTo(17);
    assertThat(withoutProvenance(articles.get(Examples.ARTICLE_ID).path("_source")))
        .isEqualTo(
            withoutProvenance(
                reread(ArticleDocument.of(Examples.fullArticle(), Provenance.ofInspection()))));
    assertThat(world.pages().get(Examples.PAGE_ID).at("/_source/text").asText())
        .isEqualTo("植树\n李小河说");
    assertThat(running.count(Outcome.WRITTEN)).isEqualTo(2);
    running.assertAccountsAddUp();
    assertThat(running.status().lag()).isZero();
    assertThat(world.openSearch().exists("/_alias/bulletin-articles")).isTrue();
    assertThat(world.openSearch().exists("/_alias/bulletin-pages")).isTrue();
    world.awaitGroupDone();
  }

  @Test
  void theSameAgainChangesNothingAndAnOldOneIsRefused() {
    // Given
    Running running = world.start();
    world.send(world.article(Examples.article(ID, 5, "neu")));
    world.awaitDone(running);

    // When
    world.send(world.article(Examples.article(ID, 5, "neu")));
    world.awaitDone(running);
    world.send(world.article(Examples.article(ID, 4, "alt")));
    world.awaitDone(running);

    // Then
    JsonNode document = world.articles().get(ID);
    assertThat(document.path("_version").asLong()).isEqualTo(5);
    assertThat(document.at("/_source/body").asText()).isEqualTo("neu");
    assertThat(running.count(Outcome.WRITTEN)).isEqualTo(2);
    assertThat(running.count(Outcome.ALREADY_NEWER)).isEqualTo(1);
    running.assertAccountsAddUp();
  }

  @Test
  void aTombstoneDeletesForGood() {
    // Given
    Running running = world.start();
    world.send(world.article(Examples.article(ID, 5, "a")));
    world.awaitDone(running);

    // When
    world.send(world.tombstone(ID, 6));
    world.awaitDone(running);
    world.send(world.article(Examples.article(ID, 5, "a")));
    world.awaitDone(running);
    world.send(world.tombstone(IndexerWorld.articleId(2), 6));
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).isEmpty();
    assertThat(running.count(Outcome.DELETED)).isEqualTo(1);
    assertThat(running.count(Outcome.ALREADY_NEWER)).isEqualTo(1);
    assertThat(running.count(Outcome.UNCHANGED)).isEqualTo(1);
    running.assertAccountsAddUp();
  }

  @Test
  void aStaleTombstoneDeletesNothing() {
    // Given
    Running running = world.start();
    world.send(world.article(Examples.article(ID, 5, "a")));
    world.awaitDone(running);

    // When
    world.send(world.tombstone(ID, 4));
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).containsOnlyKeys(ID);
    assertThat(running.count(Outcome.ALREADY_NEWER)).isEqualTo(1);
  }

  @Test
  void ofOneBatchTheLatestRecordOfADocumentCounts() {
    // Given
    world.send(
        List.of(
            world.article(Examples.article(ID, 5, "a")),
            world.tombstone(ID, 6),
            world.article(Examples.article(ID, 7, "b")),
            world.article(Examples.article(IndexerWorld.articleId(2), 5, "c")),
            world.tombstone(IndexerWorld.articleId(2), 6)));

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    Map<String, JsonNode> articles = world.articles();
    assertThat(articles).containsOnlyKeys(ID);
    assertThat(articles.get(ID).at("/_source/body").asText()).isEqualTo("b");
    assertThat(running.count(Outcome.SUPERSEDED)).isEqualTo(3);
    running.assertAccountsAddUp();
  }

  @Test
  void whatIsNoRecordOfOursGoesToTheDeadLetters() {
    // Given
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    byte[] unknownSchema = {0, 0x7f, 0, 0, 1, 2, 3};
    world.send(
        List.of(
            world.enriched(ID, rubbish),
            world.enriched(ID, unknownSchema),
            world.enriched(ID, null),
            world.article(Examples.article(ID, 1, "gut"))));

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).containsOnlyKeys(ID);
    List<DeadLetter> letters = world.deadLetters();
    assertThat(letters)
        .extracting(DeadLetter::getMessage)
        .satisfiesExactly(
            message -> assertThat(message).contains("not Avro"),
            message -> assertThat(message).contains("has no schema 2130706433"),
            message -> assertThat(message).contains("no version"));
    assertThat(letters.get(0).getStage()).isEqualTo("indexer");
    assertThat(letters.get(0).getKey()).contains(ID);
    assertThat(letters.get(0).getValue().orElseThrow().array()).isEqualTo(rubbish);
    assertThat(running.count(Outcome.DEAD)).isEqualTo(3);
    running.assertAccountsAddUp();
  }

  @Test
  void whatOpenSearchRejectsGoesToTheDeadLetters() {
    // Given
    EnrichedArticle negativeVersion = Examples.article(IndexerWorld.articleId(2), -1, "x");
    EnrichedArticle immenseTerm =
        EnrichedArticle.newBuilder()
            .setArticle(Article.newBuilder().setArticleId("長".repeat(20_000)).build())
            .build();
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(world.articles(3, 12, 1));
    records.add(4, world.article(negativeVersion));
    records.add(
        8,
        world.enriched(
            ID, world.registry().<EnrichedArticle>serializer().serialize("enriched", immenseTerm)));
    world.send(records);

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    assertThat(world.articles()).hasSize(10);
    assertThat(world.deadLetters())
        .extracting(DeadLetter::getMessage)
        .satisfiesExactlyInAnyOrder(
            message -> assertThat(message).contains("illegal version value [-1]"),
            message -> assertThat(message).contains("immense term"));
    assertThat(running.count(Outcome.DEAD)).isEqualTo(2);
    running.assertAccountsAddUp();
  }

  private static JsonNode reread(ObjectNode document) throws Exception {
    return new ObjectMapper().readTree(document.toString());
  }

  private static JsonNode withoutProvenance(JsonNode document) {
    ObjectNode copy = document.deepCopy();
    copy.remove("provenance");
    return copy;
  }
}
