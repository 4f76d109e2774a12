package org.bulletin.ingest.http;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.ingest.http.Rejection.Status;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.identity.Sidecar;
import org.bulletin.ingest.newspaper.Newspaper;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.PostedSource;
import org.bulletin.schemas.topics.PageIds;

/**
 * What somebody asks for.
 *
 * @param restore publish it also if it has been retracted
 */
record Post(PostedSource source, boolean restore) {

  private static final String COLLECTION = "collection";
  private static final String NAME = "name";
  private static final String RESTORE = "restore";
  private static final String DEFAULT_COLLECTION = "http";
  private static final int MAX_NAME_CHARS = 200;

  /**
   * Understands the fields of a request. A page that says newspaper, date and label, or collection
   * and name, is known by these, however often it is posted; of kinds that hold several pages
   * newspaper and date will do.
   */
  static Post of(
      Map<String, String> sent,
      ContentType type,
      byte[] bytes,
      Optional<String> fileName,
      Newspapers newspapers)
      throws Rejection {
    Map<String, String> fields = new TreeMap<>(sent);
    Optional<String> collection = text(fields, COLLECTION);
    Optional<String> name = text(fields, NAME);
    boolean restore = flag(fields);
    Given given = given(fields);
    Optional<String> issue = issue(given.facts(), type, newspapers);
    Optional<String> path = name.or(() -> issue).or(() -> fileName.filter(Post::isName));
    String id =
        issue
            .or(() -> collection.flatMap(into -> path.map(in -> PageIds.ofPath(into, in))))
            .orElseThrow(
                () ->
                    new Rejection(
                        Status.WRONG_FIELD,
                        "say which page it is, by the fields newspaper, issue_date and page_label,"
                            + " or by collection and name"));
    PostedSource source =
        new PostedSource(
            id,
            collection.orElse(DEFAULT_COLLECTION),
            path.orElse(id),
            type.mediaType(),
            type.marked(bytes),
            FieldBytes.of(fields, type.mediaType()),
            given);
    return new Post(source, restore);
  }

  private static Optional<String> issue(PageFacts facts, ContentType type, Newspapers newspapers) {
    if (facts.newspaper().isEmpty() || facts.issueDate().isEmpty()) {
      return Optional.empty();
    }
    String said = facts.newspaper().get();
    String newspaper = newspapers.find(said).map(Newspaper::name).orElse(said);
    LocalDate date = facts.issueDate().get();
    if (facts.pageLabel().isPresent()) {
      return Optional.of(PageIds.of(newspaper, date, facts.pageLabel().get()));
    }
    String all = PageIds.of(newspaper, date, "");
    return type.isText() ? Optional.empty() : Optional.of(all.substring(0, all.length() - 1));
  }

  private static Given given(Map<String, String> fields) throws Rejection {
    try {
      FieldBytes.refuseTooMany(fields);
      return Sidecar.ofForm(fields);
    } catch (RefusedException e) {
      throw new Rejection(Status.WRONG_FIELD, e.getMessage(), e);
    }
  }

  private static Optional<String> text(Map<String, String> fields, String name) throws Rejection {
    Optional<String> text = Optional.ofNullable(fields.remove(name));
    if (text.isPresent() && !isName(text.get())) {
      throw new Rejection(
          Status.WRONG_FIELD,
          "the field %s must have 1 to %d characters, without control characters"
              .formatted(name, MAX_NAME_CHARS));
    }
    return text;
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME_CHARS
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean flag(Map<String, String> fields) throws Rejection {
    String value = Optional.ofNullable(fields.remove(RESTORE)).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Rejection(Status.WRONG_FIELD, "the field restore must be true or false");
    };
  }
}
