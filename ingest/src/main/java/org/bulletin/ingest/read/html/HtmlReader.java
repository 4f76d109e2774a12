package org.bulletin.ingest.read.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.Reading;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.TextDecoder;
import org.bulletin.ingest.read.TextSize;
import org.bulletin.ingest.read.TimeLimit;
import org.bulletin.schemas.Reader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Reads pages of digital editions: the article text in its order, a line for each paragraph,
 * without navigation, scripts, hidden parts and footers. Nothing that a page refers to is loaded.
 *
 * <p>The encoding is that of the byte order mark, else the one that the page says of itself if all
 * its bytes are valid in it, else the one that {@link TextDecoder} recognises.
 */
public final class HtmlReader implements PageReader {

  /** Changes when the reader gives other text for the same bytes. */
  private static final String VERSION = "1";

  /** Pages of text with all their markup have some hundred kilobytes. */
  private static final int MAX_BYTES = 16 << 20;

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Where HTML 4 and XML want the encoding to be said; browsers look at the first 1,024 bytes. */
  private static final int CHARSET_WITHIN = 4096;

  private static final Pattern CHARSET =
      Pattern.compile(
          "(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{1,40})"
              + "|<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w:.-]{1,40})");
  private static final Pattern OWN_ENTITIES =
      Pattern.compile("(?i)\\A[^<]{0,99}(?:<\\?xml[^>]{0,200}>\\s*)?<!DOCTYPE[^>\\[]{0,500}\\[");

  private final FurnitureReader furniture;

  /** Reads pages, and in them what their furniture says. */
  public HtmlReader(FurnitureReader furniture) {
    this.furniture = furniture;
  }

  @Override
  public String mediaType() {
    return "text/html";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("html", "htm", "xhtml");
  }

  @Override
  public Reader reader() {
    return Reader.newBuilder().setName("html").setVersion(VERSION).build();
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Reading read(byte[] bytes) throws RefusedException {
    if (bytes.length == 0) {
      throw new RefusedException("it is empty");
    }
    if (bytes.length > MAX_BYTES) {
      throw new RefusedException("it is larger than %,d bytes".formatted(MAX_BYTES));
    }
    String html = TextDecoder.decode(bytes, charset(bytes));
    if (html.indexOf('\0') >= 0) {
      throw new RefusedException("it is binary, not HTML");
    }
    if (html.indexOf('<') < 0) {
      throw new RefusedException("it is no HTML: it has no tags");
    }
    if (OWN_ENTITIES.matcher(html).find()) {
      throw new RefusedException("it declares entities of its own, which are not expanded");
    }
    return TimeLimit.run(LONGEST, () -> read(html));
  }

  private Reading read(String html) throws RefusedException {
    Document document = Jsoup.parse(html);
    Map<String, String> metadata = HtmlMetadata.of(document);
    boolean frames = document.selectFirst("frameset") != null;
    HtmlBlocks.strip(document);
    List<HtmlBlock> blocks = HtmlBlocks.of(document);
    List<HtmlBlock> article = Boilerplate.removed(blocks);
    if (article.isEmpty()) {
      throw new RefusedException(why(frames, blocks));
    }
    String text = HtmlText.of(article);
    TextSize.check(text);
    PageFacts facts = furniture.read(HtmlText.of(Boilerplate.withoutLinks(blocks)), List.of());
    return Reading.of(new ReadPage(OptionalInt.empty(), text, List.of(), facts, metadata));
  }

  private static String why(boolean frames, List<HtmlBlock> blocks) {
    if (frames) {
      return "it is a frame around other pages and holds no text: ingest those pages";
    }
    return blocks.isEmpty()
        ? "it holds no text"
        : "it holds links and no text: ingest the pages that it leads to";
  }

  private static Optional<Charset> charset(byte[] bytes) {
    int length = Math.min(bytes.length, CHARSET_WITHIN);
    Matcher said = CHARSET.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!said.find()) {
      return Optional.empty();
    }
    String name = said.group(1) == null ? said.group(2) : said.group(1);
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
