package org.bulletin.ingest.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.identity.Identities;
import org.bulletin.ingest.identity.PageIdentity;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.Reading;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.UnreadPage;
import org.bulletin.schemas.RawPage;

/** Makes the records of the pages of one file. Safe across threads. */
final class PageMaker {

  private final Identities identities;
  private final Clock clock;

  PageMaker(Identities identities, Clock clock) {
    this.identities = identities;
    this.clock = clock;
  }

  /** The same for pages of a newspaper, where nothing that is given of a page says another. */
  PageMaker of(String newspaper) {
    return new PageMaker(identities.of(newspaper), clock);
  }

  /**
   * Reads a file and makes its pages.
   *
   * @throws RefusedException if it cannot become pages
   */
  SourcePages read(PageOrigin origin, Given given, PageReader reader, byte[] bytes)
      throws RefusedException {
    Reading reading = reader.read(bytes);
    List<RawPage> pages =
        reading.pages().stream().map(page -> page(origin, given, reader, page)).toList();
    return new SourcePages(
        withIdsOfTheirOwn(pages, reading.pages(), page -> page(origin, given, reader, page)),
        reading.refused().stream().map(page -> refused(origin, given, page)).toList());
  }

  /** Pages of one file that claim to be the same page have read something else than furniture. */
  private static List<RawPage> withIdsOfTheirOwn(
      List<RawPage> pages, List<ReadPage> read, Function<ReadPage, RawPage> page) {
    Set<String> once = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (RawPage each : pages) {
      if (!once.add(each.getPageId())) {
        repeated.add(each.getPageId());
      }
    }
    List<RawPage> own = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      boolean claimed = repeated.contains(pages.get(i).getPageId());
      own.add(claimed ? page.apply(read.get(i).withoutFurniture()) : pages.get(i));
    }
    return own;
  }

  /** What the page of a file would be called by its name alone. */
  String nameOf(PageOrigin origin) {
    return identities
        .of(PageFacts.NONE, PageFacts.NONE, origin.place(OptionalInt.empty()))
        .pageId();
  }

  private RawPage page(PageOrigin origin, Given given, PageReader reader, ReadPage page) {
    PageIdentity identity =
        identities.of(given.facts(), page.furniture(), origin.place(page.number()));
    OptionalInt number = page.number().isPresent() ? page.number() : given.pageNumber();
    Map<String, String> said = new HashMap<>(page.metadata());
    said.putAll(given.metadata());
    Map<String, String> metadata = new HashMap<>(said);
    metadata.putAll(origin.notes());
    return RawPage.newBuilder()
        .setPageId(identity.pageId())
        .setSource(origin.uri())
        .setNewspaper(identity.facts().newspaper().orElse(null))
        .setIssueDate(identity.facts().issueDate().orElse(null))
        .setPageLabel(identity.facts().pageLabel().orElse(null))
        .setPageNumber(number.isPresent() ? number.getAsInt() : null)
        .setIdentity(identity.from())
        .setMediaType(reader.mediaType())
        .setReader(reader.reader())
        .setText(page.text())
        .setLines(page.lines())
        .setContentHash(ContentHash.of(page.text(), identity.facts(), number, said))
        .setIngestedAt(clock.instant())
        .setMetadata(metadata)
        .build();
  }

  private RefusedPage refused(PageOrigin origin, Given given, UnreadPage page) {
    PageIdentity identity =
        identities.of(given.facts(), PageFacts.NONE, origin.place(OptionalInt.of(page.number())));
    return new RefusedPage(identity.pageId(), page.reason());
  }
}
