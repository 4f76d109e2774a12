package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleRowTest {

  private static final int HEADLINE = ArticleRow.columns().indexOf("headline");

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+86", "-3℃", "@某人", " =1", "\t=1", "\r\n=1", "＝1+1"})
  void whatASpreadsheetWouldCalculateGetsAnApostrophe(String headline) {
    // When
    List<String> cells = ArticleRow.cells(headed(headline));

    // Then
    assertThat(cells.get(HEADLINE)).isEqualTo("'" + headline);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3=2+1", "“进博”", "—破折号", "<script>"})
  void otherTextStaysAsItIs(String headline) {
    // When
    List<String> cells = ArticleRow.cells(headed(headline));

    // Then
    assertThat(cells.get(HEADLINE)).isEqualTo(headline);
  }

  @Test
  void everyColumnHasItsCell() {
    // Given
    ObjectNode document = headed("题").put("source_url", "javascript:alert(1)");
    document.putArray("persons").add("王一").add("李二");
    document.putArray("paragraphs").addObject().put("text", "第一段");
    document.withArray("paragraphs").addObject().put("text", "第二段");

    // When
    List<String> cells = ArticleRow.cells(document);

    // Then
    assertThat(cells).hasSameSizeAs(ArticleRow.columns());
    assertThat(cells.get(ArticleRow.columns().indexOf("persons"))).isEqualTo("王一；李二");
    assertThat(cells.get(ArticleRow.columns().indexOf("text"))).isEqualTo("第一段\n第二段");
    assertThat(cells.get(ArticleRow.columns().indexOf("source_url"))).isEmpty();
    assertThat(ArticleRow.json(document).path("source_url").isNull()).isTrue();
  }

  private static ObjectNode headed(String headline) {
    return Json.object().put("headline", headline);
  }
}
