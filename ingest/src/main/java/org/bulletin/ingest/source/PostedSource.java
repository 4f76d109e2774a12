package org.bulletin.ingest.source;

import java.time.Instant;
import java.util.Optional;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.read.RefusedException;

/** A page, or several, that somebody has posted: bytes in memory. */
public final class PostedSource implements PageSource {

  private final String id;
  private final String collection;
  private final String path;
  private final String mediaType;
  private final byte[] bytes;
  private final byte[] fields;
  private final Given given;

  /**
   * Creates one.
   *
   * @param id what it is known by: posted again under the same id, it is the same source
   * @param path in the collection
   * @param bytes not to be changed
   * @param fields all that is said of it, as bytes: other fields make it another content
   * @param given the same, understood
   */
  public PostedSource(
      String id,
      String collection,
      String path,
      String mediaType,
      byte[] bytes,
      byte[] fields,
      Given given) {
    this.id = id;
    this.collection = collection;
    this.path = path;
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.fields = fields;
    this.given = given;
  }

  @Override
  public String uri() {
    return StreamSource.uri("http", id);
  }

  @Override
  public String name() {
    return "http:" + id;
  }

  @Override
  public String collection() {
    return collection;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Optional<String> mediaType() {
    return Optional.of(mediaType);
  }

  @Override
  public SourceContent read(int maxBytes) throws RefusedException {
    if (bytes.length > maxBytes) {
      throw TooLarge.than(maxBytes);
    }
    return new SourceContent(bytes, fields, given, new Stamp(bytes.length, Instant.now()));
  }
}
