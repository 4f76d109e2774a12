package org.bulletin.schemas.topics;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of identity that every stage follows: what a page and an article are called, and which
 * partition they meet in.
 */
public final class PageIds {

  /**
   * Longest article_id in bytes of UTF-8: OpenSearch takes ids of 512 bytes, and the suffix of an
   * article needs at most 32.
   */
  public static final int MAX_ARTICLE_ID_BYTES = 480;

  private static final int MAX_PAGE_PART_BYTES = MAX_ARTICLE_ID_BYTES - 32;
  private static final int HASH_DIGITS = 16;

  private static final Pattern ISSUE_PAGE =
      Pattern.compile("(?<issue>[^/]+/(?<date>\\d{4}-\\d{2}-\\d{2}))/(?<label>[^/]+)");

  private PageIds() {}

  /** The page_id of a page whose newspaper, date and label are known. */
  public static String of(String newspaper, LocalDate issueDate, String label) {
    return escape(newspaper) + "/" + issueDate + "/" + escape(label);
  }

  /** The page_id of a page that is known by its path alone. */
  public static String ofPath(String collection, String path) {
    return escape(collection) + "/" + normalize(path);
  }

  /** The issue that a page belongs to: {@code newspaper/date}; empty where the id does not say. */
  public static Optional<String> issueOf(String pageId) {
    Matcher matcher = ISSUE_PAGE.matcher(pageId);
    return matcher.matches() ? Optional.of(matcher.group("issue")) : Optional.empty();
  }

  /** The date of the issue that a page belongs to; empty where the id does not say. */
  public static Optional<LocalDate> issueDateOf(String pageId) {
    Matcher matcher = ISSUE_PAGE.matcher(pageId);
    try {
      return matcher.matches()
          ? Optional.of(LocalDate.parse(matcher.group("date")))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The page's label as printed; empty where the id does not say. */
  public static Optional<String> labelOf(String pageId) {
    Matcher matcher = ISSUE_PAGE.matcher(pageId);
    return matcher.matches()
        ? Optional.of(matcher.group("label").replace("%2F", "/").replace("%25", "%"))
        : Optional.empty();
  }

  /**
   * What the page_ids of all pages of an issue, and of no others that belong to one, begin with: a
   * slash inside a newspaper's name is escaped.
   */
  public static String prefixOf(String issue) {
    return issue + "/";
  }

  /**
   * The part of a page_id that pages share which must meet in one task: the issue, or the whole
   * page_id where there is none. The same for a page_id and for its form in article_ids.
   */
  public static String meetingKey(String pageId) {
    String part = articlePart(pageId);
    return issueOf(part).orElse(part);
  }

  /**
   * The id of an article.
   *
   * @param pageId the page that the article begins on
   * @param hash 12 hex digits of the article's beginning
   * @param occurrence 1 for the first article of the page with this hash, 2 for the next
   */
  public static String articleId(String pageId, String hash, int occurrence) {
    return articlesOf(pageId) + hash + (occurrence == 1 ? "" : "-" + occurrence);
  }

  /** The page part of an article_id: the page_id, or its shortened form. */
  public static String pagePartOf(String articleId) {
    int end = articleId.lastIndexOf('#');
    return end < 0 ? articleId : articleId.substring(0, end);
  }

  /** What the ids of all articles that begin on a page begin with. */
  public static String articlesOf(String pageId) {
    return articlePart(pageId) + "#";
  }

  /**
   * The page_id as article_ids carry it, and as the page's document is called: shortened, with a
   * hash, where it is too long for OpenSearch.
   */
  public static String articlePart(String pageId) {
    if (pageId.getBytes(StandardCharsets.UTF_8).length <= MAX_PAGE_PART_BYTES) {
      return pageId;
    }
    String hash = HexFormat.of().formatHex(Sha256.of(pageId)).substring(0, HASH_DIGITS);
    int end = 0;
    int bytes = 0;
    while (end < pageId.length()) {
      int codePoint = pageId.codePointAt(end);
      bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_PAGE_PART_BYTES - HASH_DIGITS - 1) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return pageId.substring(0, end) + "~" + hash;
  }

  /**
   * Newspaper, date and label as they were given; for the page_id of a page that is known by its
   * path alone, collection and path.
   */
  public static List<String> partsOf(String pageId) {
    if (issueOf(pageId).isEmpty()) {
      int end = pageId.indexOf('/');
      return List.of(unescape(pageId.substring(0, end)), pageId.substring(end + 1));
    }
    return Stream.of(pageId.split("/", -1)).map(PageIds::unescape).toList();
  }

  private static String unescape(String part) {
    return part.replace("%2F", "/").replace("%25", "%");
  }

  private static String escape(String part) {
    return normalize(part).replace("%", "%25").replace("/", "%2F");
  }

  private static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
