package org.bulletin.ingest.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.ingest.newspaper.FileNamePattern;
import org.bulletin.ingest.newspaper.Newspaper;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.topics.PageIds;

/**
 * Decides what a page is called. What is given (by sidecar, options or file name) comes before what
 * a reader has read on the page, and only where both together do not say newspaper, date and label
 * does the path make the name.
 */
public final class Identities {

  private final Newspapers newspapers;
  private final PageFacts otherwise;

  /** Decides with the help of the newspapers that are known. */
  public Identities(Newspapers newspapers) {
    this(newspapers, PageFacts.NONE);
  }

  private Identities(Newspapers newspapers, PageFacts otherwise) {
    this.newspapers = newspapers;
    this.otherwise = otherwise;
  }

  /** The same for pages of a newspaper, where nothing that is given of a page says another. */
  public Identities of(String newspaper) {
    return new Identities(
        newspapers, new PageFacts(Optional.of(newspaper), Optional.empty(), Optional.empty()));
  }

  /**
   * The identity of a page.
   *
   * @param given what somebody says of it; comes before the file name, fact by fact
   * @param read what its furniture says
   */
  public PageIdentity of(PageFacts given, PageFacts read, PagePlace place) {
    PageFacts said = given.or(fromName(place.fullPath())).or(otherwise);
    // A label that is given for a source of several pages is not the label of each of them.
    PageFacts sure = known(place.page().isPresent() ? said.withoutLabel() : said);
    if (sure.complete()) {
      return new PageIdentity(issuePage(sure), Identity.GIVEN, sure);
    }
    PageFacts facts = sure.or(known(read));
    if (facts.complete()) {
      return new PageIdentity(issuePage(facts), Identity.READ, facts);
    }
    String page = place.page().isPresent() ? "#" + place.page().getAsInt() : "";
    String pageId = PageIds.ofPath(place.collection(), place.path() + page);
    return new PageIdentity(pageId, Identity.PATH, facts);
  }

  /**
   * What the name of a file says: by the patterns of single newspapers, then by the general ones.
   * Nothing counts that names a newspaper which is not known: it may be any word.
   */
  PageFacts fromName(String fullPath) {
    String path = withoutExtension(Normalizer.normalize(fullPath, Normalizer.Form.NFC));
    Stream<Optional<PageFacts>> ofOne =
        newspapers.all().stream()
            .flatMap(
                newspaper -> newspaper.patterns().stream().map(p -> match(p, path, newspaper)));
    Stream<Optional<PageFacts>> general = newspapers.patterns().stream().map(p -> match(p, path));
    return Stream.concat(ofOne, general)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(PageFacts.NONE);
  }

  private Optional<PageFacts> match(FileNamePattern pattern, String path, Newspaper newspaper) {
    return pattern
        .match(path)
        .filter(
            match ->
                match
                    .newspaper()
                    .flatMap(newspapers::find)
                    .map(newspaper::equals)
                    .orElse(match.newspaper().isEmpty()))
        .map(
            match ->
                new PageFacts(Optional.of(newspaper.name()), match.issueDate(), match.pageLabel()));
  }

  private Optional<PageFacts> match(FileNamePattern pattern, String path) {
    return pattern
        .match(path)
        .filter(match -> !pattern.namesNewspaper() || isKnown(match.newspaper()))
        .map(match -> new PageFacts(match.newspaper(), match.issueDate(), match.pageLabel()));
  }

  private boolean isKnown(Optional<String> newspaper) {
    return newspaper.flatMap(newspapers::find).isPresent();
  }

  private PageFacts known(PageFacts facts) {
    return new PageFacts(
        facts.newspaper().map(name -> newspapers.find(name).map(Newspaper::name).orElse(name)),
        facts.issueDate(),
        facts.pageLabel());
  }

  private static String issuePage(PageFacts facts) {
    return PageIds.of(
        facts.newspaper().orElseThrow(),
        facts.issueDate().orElseThrow(),
        facts.pageLabel().orElseThrow());
  }

  private static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
