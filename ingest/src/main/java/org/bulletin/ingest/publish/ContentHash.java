package org.bulletin.ingest.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.schemas.topics.Sha256;

/**
 * The hash that tells whether a page says something new: SHA-256, in hex, over the text and what is
 * known of the page.
 *
 * <p>Every part is hashed as its length in bytes (32 bits, big-endian) and its UTF-8: the text,
 * then name and value of each fact that is known, in the order newspaper, issue_date, page_label,
 * page_number, then name and value of the metadata in the order of the names' UTF-16.
 */
public final class ContentHash {

  private final MessageDigest digest = Sha256.digest();

  private ContentHash() {}

  /** The hash of a page. */
  public static String of(
      String text, PageFacts facts, OptionalInt pageNumber, Map<String, String> metadata) {
    ContentHash hash = new ContentHash();
    hash.add(text);
    facts.newspaper().ifPresent(newspaper -> hash.add("newspaper", newspaper));
    facts.issueDate().ifPresent(date -> hash.add("issue_date", date.toString()));
    facts.pageLabel().ifPresent(label -> hash.add("page_label", label));
    pageNumber.ifPresent(number -> hash.add("page_number", Integer.toString(number)));
    new TreeMap<>(metadata).forEach((name, value) -> hash.add("metadata." + name, value));
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  /** The hash of a page that is retracted: no text, nothing known. */
  public static String ofNothing() {
    return of("", PageFacts.NONE, OptionalInt.empty(), Map.of());
  }

  private void add(String name, String value) {
    add(name);
    add(value);
  }

  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
