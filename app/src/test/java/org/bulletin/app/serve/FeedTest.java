package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.List;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.MarkedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTest {

  private static final String SITE = "http://127.0.0.1:8080/";

  @ParameterizedTest
  @EnumSource(Feed.Format.class)
  void aReaderGetsTextLinksAndDates(Feed.Format format) throws FeedException {
    // Given
    ArticleHit article = article("<b>植树</b> & \u0000\u202e“种下”", "一个\u0007段落");

    // When
    String xml = Feed.write(format, SITE, SITE + "?q=a", SITE + "feed", "植树", List.of(article));

    // Then
    SyndFeed feed = new SyndFeedInput().build(new StringReader(xml));
    assertThat(feed.getTitle()).isEqualTo("Bulletin: 植树");
    SyndEntry entry = feed.getEntries().get(0);
    assertThat(entry.getTitle()).isEqualTo("<b>植树</b> & \u202e“种下”");
    assertThat(entry.getLink())
        .isEqualTo(SITE + "article?id=%E6%8A%A5%2F2024-03-08%2F01%230123456789ab");
    assertThat(entry.getDescription().getValue()).isEqualTo("一个段落");
    assertThat(entry.getPublishedDate()).isEqualTo("2024-03-08T00:00:00Z");
    assertThat(xml).doesNotContain("<b>");
  }

  @ParameterizedTest
  @EnumSource(Feed.Format.class)
  void withoutArticlesItIsAFeedYet(Feed.Format format) throws FeedException {
    // When
    String xml = Feed.write(format, SITE, SITE, SITE + "feed", "", List.of());

    // Then
    assertThat(new SyndFeedInput().build(new StringReader(xml)).getEntries()).isEmpty();
  }

  private static ArticleHit article(String headline, String passage) {
    ObjectNode document =
        Json.object()
            .put("article_id", "报/2024-03-08/01#0123456789ab")
            .put("published_on", "2024-03-08");
    document.putArray("author_names").add("王一");
    document.putArray("keywords").add("植树");
    document.putObject("provenance").put("indexed_at", "2024-03-09T01:02:03.456Z");
    return new ArticleHit(document, text(headline), List.of(text(passage)));
  }

  private static MarkedText text(String text) {
    return new MarkedText(List.of(new MarkedText.Part(text, false)));
  }
}
