package org.bulletin.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.topics.PageIds;

/** A page that arrives as a stream of bytes, such as standard input. It can be read once. */
public final class StreamSource implements PageSource {

  private final String uri;
  private final String collection;
  private final String path;
  private final Given given;
  private final InputStream in;

  private StreamSource(String uri, String collection, String path, Given given, InputStream in) {
    this.uri = uri;
    this.collection = collection;
    this.path = path;
    this.given = given;
    this.in = in;
  }

  /**
   * Standard input.
   *
   * @param in the bytes of one text; the caller closes it
   * @param given what is said of the page
   * @param collection the collection, {@code stdin} by default
   * @param name the page's name in the collection, needed where {@code given} is no identity
   * @throws RefusedException if neither newspaper, date and label nor a name is given
   */
  public static StreamSource standardInput(
      InputStream in, Given given, Optional<String> collection, Optional<String> name)
      throws RefusedException {
    String inCollection = collection.orElse("stdin");
    PageFacts facts = given.facts();
    if (name.isEmpty() && !facts.complete()) {
      throw new RefusedException(
          "standard input has no name: say which page it is, by newspaper, issue date and page"
              + " label, or by a name");
    }
    String path = name.orElseGet(() -> facts.pageLabel().orElseThrow());
    String id =
        facts.complete()
            ? PageIds.of(
                facts.newspaper().orElseThrow(),
                facts.issueDate().orElseThrow(),
                facts.pageLabel().orElseThrow())
            : PageIds.ofPath(inCollection, path);
    return new StreamSource(uri("stdin", id), inCollection, path, given, in);
  }

  static String uri(String scheme, String id) {
    try {
      return new URI(scheme, id, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public String name() {
    return "standard input";
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
    return Optional.of("text/plain");
  }

  @Override
  public SourceContent read(int maxBytes) throws RefusedException {
    try {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw TooLarge.than(maxBytes);
      }
      return new SourceContent(bytes, new byte[0], given, new Stamp(bytes.length, Instant.now()));
    } catch (IOException e) {
      throw new RefusedException("it cannot be read: " + e.getMessage(), e);
    }
  }
}
