package org.bulletin.indexer.search;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bulletin.embedded.SharedStack;
import org.bulletin.embedded.fault.Fault;
import org.bulletin.embedded.fault.FaultProxy;
import org.bulletin.indexer.OpenSearchProbe;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.MarkedText.Part;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArticleSearchIT {

  private static final Index INDEX = Indices.articles("g7");

  private final URI address = SharedStack.get().openSearch().address();
  private final OpenSearchProbe probe = new OpenSearchProbe(address);
  private final OpenSearchConnection connection =
      OpenSearchConnection.to(OpenSearchSettings.at(address));
  private final ArticleSearch search = new ArticleSearch(connection);

  @BeforeEach
  void index() {
    TrustedRecords.trust();
    probe.ask("DELETE", "/*/_alias/" + Indices.ARTICLES, "");
    new IndexAdmin(connection).create(INDEX);
    List<Operation> operations = new ArrayList<>();
    operations.add(article("1", LocalDate.of(2024, 3, 1), "江湾种树", "人工智能学院种下 万 棵 树。"));
    operations.add(article("2", LocalDate.of(2024, 3, 3), "智能工厂", "工人们说，人工成本下降，能源节约。"));
    operations.add(article("3", LocalDate.of(2024, 3, 2), "人工智能大会", "<b>Big</b> Data 与５Ｇ在江湾。"));
    operations.add(article("4", LocalDate.of(2024, 3, 4), "短讯", "王"));
    assertThat(new BulkWriter(connection, 1 << 20).attempt(operations))
        .extracting(Decision::verdict)
        .containsOnly(Verdict.WRITTEN);
    probe.documents(INDEX.name());
  }

  @AfterEach
  void drop() {
    probe.ask("DELETE", "/" + INDEX.name(), "");
    connection.close();
  }

  @Test
  void aPhraseIsFoundAsItStandsNewestFirst() {
    // When
    ArticleHits hits = find("人工智能");

    // Then
    assertThat(ids(hits)).containsExactly("3", "1");
    assertThat(hits.total()).isEqualTo(2);
    assertThat(hits.hits().get(0).headline().parts())
        .containsExactly(new Part("人工智能", true), new Part("大会", false));
    assertThat(hits.hits().get(0).passages()).isEmpty();
    assertThat(hits.hits().get(1).passages().get(0).parts())
        .containsExactly(new Part("人工智能", true), new Part("学院种下万棵树。", false));
  }

  @Test
  void allTermsMustBeThere() {
    // When
    ArticleHits hits = find("江湾 人工智能");

    // Then
    assertThat(ids(hits)).containsExactly("3", "1");
    assertThat(ids(find("江湾 工厂"))).isEmpty();
  }

  @Test
  void blanksAndWidthDoNotMatter() {
    // When
    ArticleHits hits = find("万棵树");

    // Then
    assertThat(ids(hits)).containsExactly("1");
    assertThat(ids(find("5g"))).containsExactly("3");
    assertThat(ids(find("ｂｉｇ"))).containsExactly("3");
  }

  @Test
  void aSingleCharacterIsFoundAloneAndInWords() {
    // When
    ArticleHits alone = find("王");
    ArticleHits inWords = find("树");

    // Then
    assertThat(ids(alone)).containsExactly("4");
    assertThat(ids(inWords)).containsExactly("1");
    assertThat(inWords.hits().get(0).headline().parts()).contains(new Part("种树", true));
  }

  @Test
  void theBestCanComeFirst() {
    // When
    ArticleHits hits = search.find(new ArticleQuery("江湾", Order.BEST, 0, 10));

    // Then
    assertThat(ids(hits)).containsExactly("1", "3");
  }

  @Test
  void aResultIsGivenInParts() {
    // When
    ArticleHits hits = search.find(new ArticleQuery("", Order.NEWEST, 1, 2));

    // Then
    assertThat(hits.total()).isEqualTo(4);
    assertThat(ids(hits)).containsExactly("2", "3");
    assertThat(hits.hits().get(0).field("published_on")).contains("2024-03-03");
    assertThat(hits.hits().get(0).field("newspaper")).isEmpty();
  }

  @Test
  void beforeAnythingIsIndexedNothingIsFound() {
    // Given
    probe.ask("DELETE", "/" + INDEX.name() + "/_alias/" + Indices.ARTICLES, "");

    // When
    ArticleHits hits = find("江湾");

    // Then
    assertThat(hits.total()).isZero();
  }

  @Test
  void anOpenSearchThatIsAwayIsSaidInASentence() {
    // Given
    try (FaultProxy proxy = FaultProxy.before(address);
        OpenSearchConnection through =
            OpenSearchConnection.to(OpenSearchSettings.at(proxy.address()))) {
      proxy.inject(Fault.answer(503, ""));

      // When
      assertThatThrownBy(
              () -> new ArticleSearch(through).find(new ArticleQuery("a", Order.BEST, 0, 1)))
          // Then
          .isInstanceOf(OpenSearchUnavailableException.class)
          .hasMessageContaining("503");
    }
  }

  private ArticleHits find(String text) {
    return search.find(new ArticleQuery(text, Order.NEWEST, 0, 10));
  }

  private static List<String> ids(ArticleHits hits) {
    return hits.hits().stream().map(ArticleHit::articleId).toList();
  }

  private static Operation article(String id, LocalDate date, String headline, String body) {
    EnrichedArticle article =
        EnrichedArticle.newBuilder()
            .setArticle(
                Article.newBuilder()
                    .setArticleId(id)
                    .setIssueDate(date)
                    .setHeadlineLines(List.of(new HeadlineLine(headline, List.of())))
                    .setParagraphs(List.of(new Paragraph(ParagraphKind.BODY, body, List.of())))
                    .build())
            .build();
    return new Operation.Write(
        INDEX.writeAlias(),
        id,
        1,
        StandardCharsets.UTF_8.encode(
            ArticleDocument.of(article, Provenance.ofInspection()).toString()));
  }
}
