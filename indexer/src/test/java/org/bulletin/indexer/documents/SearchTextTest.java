package org.bulletin.indexer.documents;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource({
    "王　强, 王强",
    "王 强 李 明, 王强李明",
    "第 3 版, 第 3 版",
    "５Ｇ＋ 工业, 5G+ 工业",
    "AI  大 模型, AI 大模型",
    "' 前后 ', 前后",
    "㈱, (株)",
    "'', ''"
  })
  void textIsMadeFitForSearch(String printed, String expected) {
    // When
    String text = SearchText.of(printed);

    // Then
    assertThat(text).isEqualTo(expected);
  }
}
