package org.bulletin.app.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.topics.PageIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageSelectionTest {

  private static final String PAGE = "灵溪报/2024-05-17/A01";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "** true",
        "* false",
        "灵溪报/** true",
        "灵溪报/* false",
        "灵溪报/*/A?1 true",
        "灵溪报/2024-0[45]-*/A01 true",
        "灵溪报/2024-0[67]-*/A01 false",
        "*/*/{A01,B01} true",
        "灵溪报/2024-05-17/A01 true",
        "灵溪报/2024-05-17/A0 false",
      })
  void globsMeetSlashesAsPathsDo(String glob, boolean matches) {
    // When
    PageSelection selection = PageSelection.matching(glob);

    // Then
    assertThat(selection.test(PAGE)).isEqualTo(matches);
  }

  @Test
  void whatIsNoGlobIsSaidInASentence() {
    // When, Then
    assertThatThrownBy(() -> PageSelection.matching("[a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'[a' is no glob");
  }

  @Test
  void newspaperAndDaysNarrowIt() {
    // Given
    List<String> pages = List.of(PAGE, "灵溪报/2024-05-18/01", "山南报/2024-05-17/01", "灵溪报/page.txt");
    PageSelection all = PageSelection.matching("**");
    LocalDate day = LocalDate.of(2024, 5, 17);

    // When
    PageSelection ofNewspaper = all.ofNewspaper("灵溪报", Newspapers.defaults());
    PageSelection both = ofNewspaper.between(day.minusDays(1), day);

    // Then
    assertThat(pages.stream().filter(ofNewspaper)).containsExactly(pages.get(0), pages.get(1));
    assertThat(pages.stream().filter(both)).containsExactly(PAGE);
  }

  @Test
  void pagesAreFoundByTheirArticlesToo() {
    // Given
    String longest =
        IntStream.range(0, 60).mapToObj(i -> "长长的文件夹").collect(Collectors.joining("/")) + ".txt";
    StoredPages pages =
        new StoredPages(
            Map.of(
                PAGE,
                SplitOutcome.SPLIT,
                longest,
                SplitOutcome.SPLIT,
                "集/册.pdf#2",
                SplitOutcome.UNSPLIT));

    // When, Then
    assertThat(pages.namedBy(PAGE)).contains(PAGE);
    assertThat(pages.namedBy(PageIds.articleId(PAGE, "0123456789ab", 2))).contains(PAGE);
    assertThat(pages.namedBy(PageIds.articleId(longest, "0123456789ab", 1))).contains(longest);
    assertThat(pages.namedBy("集/册.pdf#2")).contains("集/册.pdf#2");
    assertThat(pages.namedBy("集/册.pdf#3")).isEmpty();
    assertThat(pages.unsplit()).containsExactly("集/册.pdf#2");
  }
}
