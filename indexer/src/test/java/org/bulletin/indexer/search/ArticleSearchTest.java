package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArticleSearchTest {

  @Test
  void eachTermIsAPhraseAndAllMustMatch() throws IOException {
    // When
    JsonNode must = request("人工 智能　５Ｇ", Order.NEWEST).at("/query/bool/must");

    // Then
    assertThat(must).hasSize(3);
    assertThat(must.at("/0/multi_match/query").asText()).isEqualTo("人工");
    assertThat(must.at("/0/multi_match/type").asText()).isEqualTo("phrase");
    assertThat(must.at("/0/multi_match/fields").toString()).isEqualTo("[\"headline^2\",\"body\"]");
    assertThat(must.at("/2/multi_match/query").asText()).isEqualTo("5G");
  }

  @Test
  void aSingleCharacterIsLookedForInAnyPair() throws IOException {
    // When
    JsonNode should = request("王", Order.NEWEST).at("/query/bool/must/0/bool/should");

    // Then
    assertThat(should.at("/0/regexp/headline/value").asText()).isEqualTo(".?王.?");
    assertThat(should.at("/1/regexp/body/value").asText()).isEqualTo(".?王.?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 　", "，。", "*"})
  void withoutATermAllArticlesMatch(String text) throws IOException {
    // When
    JsonNode query = request(text, Order.NEWEST).path("query");

    // Then
    assertThat(query.has("match_all")).isTrue();
  }

  @Test
  void theOrderIsTotal() throws IOException {
    // When
    JsonNode newest = request("a", Order.NEWEST).path("sort");
    JsonNode best = request("a", Order.BEST).path("sort");

    // Then
    assertThat(newest.findValuesAsText("order")).containsExactly("desc", "asc", "asc");
    assertThat(newest.at("/0/published_on/order").asText()).isEqualTo("desc");
    assertThat(best.at("/0/_score/order").asText()).isEqualTo("desc");
    assertThat(best).hasSize(4);
  }

  @Test
  void onlyWhatOpenSearchCountsOutCanBeAskedFor() {
    // When
    assertThatThrownBy(() -> new ArticleQuery("a", Order.BEST, 9_995, 6))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first 10000 articles");
  }

  private static JsonNode request(String text, Order order) throws IOException {
    return new ObjectMapper()
        .readTree(ArticleSearch.request(new ArticleQuery(text, order, 0, 10)).toJsonString());
  }
}
