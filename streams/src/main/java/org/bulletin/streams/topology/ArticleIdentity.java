package org.bulletin.streams.topology;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.Sha256;
import org.bulletin.streams.split.Letters;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.ParagraphKind;

/**
 * Gives the articles of one page their ids, in page order. An id depends on how the article begins,
 * so that it stays when the rest of the page changes. Not safe across threads.
 */
final class ArticleIdentity {

  private static final int LETTERS = 40;
  private static final int HEX_DIGITS = 12;

  /** 本报讯, 本报讯（记者 …）, （记者 …）, （上接1版） before the first sentence. */
  private static final Pattern DATELINE =
      Pattern.compile("^(?:[（(][^（()）]{0,60}[）)])?本报[^（(，。]{0,3}讯?(?:[（(][^（()）]{0,60}[）)])?");

  private final String pageId;
  private final Map<String, Integer> occurrences = new HashMap<>();

  ArticleIdentity(String pageId) {
    this.pageId = pageId;
  }

  /** The id of the page's next article. */
  String next(CutArticle article) {
    String hash = HexFormat.of().formatHex(Sha256.of(beginning(article))).substring(0, HEX_DIGITS);
    return PageIds.articleId(pageId, hash, occurrences.merge(hash, 1, Integer::sum));
  }

  private static String beginning(CutArticle article) {
    StringBuilder body = new StringBuilder();
    for (var paragraph : article.paragraphs()) {
      if (paragraph.kind() == ParagraphKind.BODY) {
        String text = paragraph.text().text();
        append(body, body.isEmpty() ? DATELINE.matcher(text.strip()).replaceFirst("") : text);
      }
      if (body.length() >= LETTERS) {
        break;
      }
    }
    if (body.isEmpty()) {
      article.headline().forEach(line -> append(body, line.text()));
      return body + "|" + article.kind();
    }
    return body.toString();
  }

  private static void append(StringBuilder letters, String text) {
    int there = letters.codePointCount(0, letters.length());
    letters.append(Letters.first(Math.max(0, LETTERS - there), text));
  }
}
