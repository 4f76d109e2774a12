package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.embedded.SharedStack;
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
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Position;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Filters, counts, profiles, networks and exports on a real index. */
class ProfilesIT {

  private static final Index INDEX = Indices.articles("g6");
  private static final String STRANGE = "阿|(·尔)*.丹";
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

  private final URI address = SharedStack.get().openSearch().address();
  private final OpenSearchProbe probe = new OpenSearchProbe(address);
  private final OpenSearchConnection connection =
      OpenSearchConnection.to(OpenSearchSettings.at(address));

  @BeforeEach
  void index() {
    TrustedRecords.trust();
    probe.ask("DELETE", "/*/_alias/" + Indices.ARTICLES, "");
    new IndexAdmin(connection).create(INDEX);
    List<Operation> operations = new ArrayList<>();
    operations.add(article("东报", 0, person(STRANGE, "县长", "东县"), person("李二", "", "")));
    operations.add(article("东报", 9, person(STRANGE, "书记", "东县"), organization("东县")));
    operations.add(article("西报", 4, person(STRANGE, "县长", ""), organization("东县")));
    operations.add(article("西报", 5, person("阿丹", "局长", ""), person("李二", "", "")));
    operations.add(article("西报", -1, person("李二", "村长", "")));
    assertThat(new BulkWriter(connection, 1 << 20).attempt(operations))
        .extracting(Decision::verdict)
        .containsOnly(Verdict.WRITTEN);
    probe.ask("POST", "/" + INDEX.name() + "/_refresh", "");
  }

  @AfterEach
  void drop() {
    probe.ask("DELETE", "/" + INDEX.name(), "");
    connection.close();
  }

  @Test
  void aNameIsNeverTakenForAPattern() {
    // When
    PersonProfile profile = new Profiles(connection).person(STRANGE, Optional.empty(), 10);

    // Then
    assertThat(profile.total()).isEqualTo(3);
    assertThat(profile.positions())
        .containsExactly(
            new PersonProfile.Held("县长", Optional.of(DAY), Optional.of(DAY.plusDays(4)), 2),
            new PersonProfile.Held(
                "书记", Optional.of(DAY.plusDays(9)), Optional.of(DAY.plusDays(9)), 1));
    assertThat(profile.persons()).containsExactly(new Bucket("李二", 1));
    assertThat(profile.organizations()).containsExactly(new Bucket("东县", 2));
  }

  @Test
  void aNamesakeOfAnotherNewspaperIsSomebodyElse() {
    // When
    PersonProfile profile = new Profiles(connection).person(STRANGE, Optional.of("西报"), 10);

    // Then
    assertThat(profile.total()).isEqualTo(1);
    assertThat(profile.positions()).extracting(PersonProfile.Held::title).containsExactly("县长");
  }

  @Test
  void undatedArticlesHaveNoDays() {
    // When
    PersonProfile profile = new Profiles(connection).person("李二", Optional.empty(), 10);

    // Then
    assertThat(profile.positions())
        .containsExactly(new PersonProfile.Held("村长", Optional.empty(), Optional.empty(), 1));
    assertThat(profile.total()).isEqualTo(3);
    assertThat(profile.overTime().periods())
        .extracting(Timeline.Period::articles)
        .containsExactly(1L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void anOrganizationKnowsWhoHoldsItsOffices() {
    // When
    OrganizationProfile profile = new Profiles(connection).organization("东县", 10);

    // Then
    assertThat(profile.total()).isEqualTo(2);
    assertThat(profile.persons())
        .containsExactly(new OrganizationProfile.Member(STRANGE, 2, List.of("书记")));
    assertThat(profile.organizations()).isEmpty();
  }

  @Test
  void aNetworkHasItsCentreFirst() {
    // When
    Network network = new Networks(connection).around(Facet.PERSON, STRANGE, 10);

    // Then
    assertThat(network.nodes())
        .extracting(Network.Node::name, Network.Node::articles)
        .containsExactly(tuple(STRANGE, 3L), tuple("东县", 2L), tuple("李二", 1L));
    assertThat(network.edges())
        .containsExactly(
            new Network.Edge("PERSON:" + STRANGE, "ORGANIZATION:东县", 2),
            new Network.Edge("PERSON:" + STRANGE, "PERSON:李二", 1));
    assertThat(new Networks(connection).around(Facet.PERSON, "无名", 10).nodes()).isEmpty();
  }

  @Test
  void allConditionsMustHold() {
    // Given
    ArticleFilter filter =
        new ArticleFilter(
            "",
            Map.of(Facet.PERSON, List.of(STRANGE), Facet.NEWSPAPER, List.of("东报")),
            false,
            Optional.of(DAY.plusDays(1)),
            Optional.of(DAY.plusDays(9)),
            0.5);

    // When
    ArticleFacets.Counts counts = new ArticleFacets(connection).count(filter, 10);

    // Then
    assertThat(counts.total()).isEqualTo(1);
    assertThat(counts.values().get(Facet.POSITION)).containsExactly(new Bucket("书记", 1));
    assertThat(counts.values().get(Facet.NEWSPAPER)).containsExactly(new Bucket("东报", 1));
  }

  @Test
  void anExportEndsWithUndatedArticlesAndAtItsLimit() {
    // When
    List<ObjectNode> all = all(new ArticleExport(connection).of(ArticleFilter.ofText(""), 100));
    List<ObjectNode> three = all(new ArticleExport(connection).of(ArticleFilter.ofText(""), 3));

    // Then
    assertThat(all).hasSize(5);
    assertThat(all.get(0).path("published_on").asText()).isEqualTo("2024-03-10");
    assertThat(all.get(4).path("published_on").isNull()).isTrue();
    assertThat(three).isEqualTo(all.subList(0, 3));
  }

  @Test
  void beforeTheFirstArticleEverythingIsEmpty() {
    // Given
    probe.ask("DELETE", "/" + INDEX.name(), "");

    // When
    ArticleFacets.Counts counts =
        new ArticleFacets(connection).count(ArticleFilter.ofText("树"), 10);

    // Then
    assertThat(counts.total()).isZero();
    assertThat(counts.values().get(Facet.PERSON)).isEmpty();
    assertThat(new Profiles(connection).organization("东县", 5).total()).isZero();
    assertThat(new Profiles(connection).person("李二", Optional.empty(), 5).total()).isZero();
    assertThat(new ArticleExport(connection).of(ArticleFilter.ofText(""), 9).hasNext()).isFalse();
  }

  private static List<ObjectNode> all(Iterator<ObjectNode> articles) {
    List<ObjectNode> list = new ArrayList<>();
    articles.forEachRemaining(list::add);
    return list;
  }

  private static Entity person(String name, String title, String organization) {
    return Entity.newBuilder()
        .setType(EntityType.PERSON)
        .setName(name)
        .setPositions(
            title.isEmpty() ? List.of() : List.of(new Position(title, title, organization)))
        .build();
  }

  private static Entity organization(String name) {
    return Entity.newBuilder().setType(EntityType.ORGANIZATION).setName(name).build();
  }

  /** An article of some day after the first; of none where that is negative. */
  private static Operation article(String newspaper, int day, Entity... entities) {
    String id = newspaper + "/" + day + "/01#0123456789ab";
    Article.Builder article =
        Article.newBuilder()
            .setArticleId(id)
            .setPageId(newspaper + "/" + day + "/01")
            .setNewspaper(newspaper)
            .setConfidence(0.9);
    if (day >= 0) {
      article.setIssueDate(DAY.plusDays(day));
    }
    ObjectNode document =
        ArticleDocument.of(
            EnrichedArticle.newBuilder()
                .setArticle(article.build())
                .setEntities(List.of(entities))
                .build(),
            Provenance.ofInspection());
    return new Operation.Write(
        INDEX.writeAlias(), id, 1, StandardCharsets.UTF_8.encode(document.toString()));
  }
}
