package org.bulletin.app.serve;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bulletin.indexer.search.ArticleHit;
import org.jdom2.Verifier;

/** Articles as a feed, for feed readers. */
final class Feed {

  private static final String NAME = "Bulletin";
  private static final int FULL_DATE_LENGTH = "2025-11-14".length();

  private Feed() {}

  /** Formats of feeds. */
  enum Format {
    ATOM("atom_1.0", "application/atom+xml; charset=utf-8"),
    RSS("rss_2.0", "application/rss+xml; charset=utf-8");

    private final String rome;
    private final String type;

    Format(String rome, String type) {
      this.rome = rome;
      this.type = type;
    }

    /** The media type. */
    String type() {
      return type;
    }
  }

  /**
   * Writes a feed.
   *
   * @param site address of the site, with {@code /} at its end
   * @param list address of the same articles on the site
   * @param self address of the feed
   * @param subject what its articles have in common; may be empty
   * @param articles latest first
   */
  static String write(
      Format format,
      String site,
      String list,
      String self,
      String subject,
      List<ArticleHit> articles) {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(format.rome);
    feed.setEncoding(StandardCharsets.UTF_8.name());
    feed.setTitle(clean(subject.isEmpty() ? NAME : NAME + ": " + subject));
    feed.setDescription(feed.getTitle());
    feed.setUri(self);
    feed.setLinks(List.of(link(list, "alternate"), link(self, "self")));
    feed.setLink(list);
    feed.setEntries(articles.stream().map(article -> entry(site, article)).toList());
    feed.setPublishedDate(
        articles.stream()
            .flatMap(article -> indexedAt(article).stream())
            .max(Date::compareTo)
            .orElse(Date.from(Instant.EPOCH)));
    try {
      return new SyndFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("the feed cannot be written: " + e.getMessage(), e);
    }
  }

  private static SyndEntry entry(String site, ArticleHit article) {
    String id = URLEncoder.encode(article.articleId(), StandardCharsets.UTF_8).replace("+", "%20");
    SyndEntry entry = new SyndEntryImpl();
    entry.setUri("urn:bulletin:" + id);
    entry.setLink(site + "article?id=" + id);
    String headline = clean(article.headline().plain());
    String lead =
        article.passages().isEmpty() ? "" : clean(article.passages().get(0).plain()).strip();
    entry.setTitle(headline.isBlank() ? lead : headline);
    SyndContent summary = new SyndContentImpl();
    summary.setType("text/plain");
    summary.setValue(lead);
    entry.setDescription(summary);
    entry.setAuthors(texts(article, "author_names").stream().map(Feed::author).toList());
    entry.setCategories(texts(article, "keywords").stream().map(Feed::category).toList());
    article.field("published_on").map(Feed::day).ifPresent(entry::setPublishedDate);
    entry.setUpdatedDate(indexedAt(article).orElse(Date.from(Instant.EPOCH)));
    return entry;
  }

  private static SyndLink link(String address, String relation) {
    SyndLink link = new SyndLinkImpl();
    link.setHref(address);
    link.setRel(relation);
    return link;
  }

  private static SyndPerson author(String name) {
    SyndPerson person = new SyndPersonImpl();
    person.setName(name);
    return person;
  }

  private static SyndCategory category(String name) {
    SyndCategory category = new SyndCategoryImpl();
    category.setName(name);
    return category;
  }

  private static List<String> texts(ArticleHit article, String field) {
    return StreamSupport.stream(article.document().path(field).spliterator(), false)
        .map(value -> clean(value.asText()))
        .toList();
  }

  /** What XML cannot hold, newspapers' extractions sometimes do. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(Verifier::isXMLCharacter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Optional<Date> indexedAt(ArticleHit article) {
    return Optional.ofNullable(article.document().at("/provenance/indexed_at").asText(null))
        .map(Instant::parse)
        .map(Date::from);
  }

  private static Date day(String date) {
    LocalDate day =
        date.length() < FULL_DATE_LENGTH ? YearMonth.parse(date).atDay(1) : LocalDate.parse(date);
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
