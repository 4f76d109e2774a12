package org.bulletin.ingest.publish;

import java.util.List;
import java.util.Optional;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.Source;

/**
 * What ingesters remember of a page, on its own, so that it can go with the page elsewhere.
 *
 * @param source the source that holds the page, with this page and those that it has refused
 * @param pages the number of pages that the source holds in all: who meets fewer knows that some
 *     are missing
 */
public record PageMemory(Source source, int pages) {

  /** What is remembered of a page, if anything. */
  public static Optional<PageMemory> of(SourceMemory memory, String pageId) {
    return memory
        .holderOf(pageId)
        .map(
            holder ->
                new PageMemory(
                    Source.newBuilder(holder)
                        .setPages(
                            holder.getPages().stream()
                                .filter(
                                    page ->
                                        page.getState() == PageState.REFUSED
                                            || page.getPageId().equals(pageId))
                                .toList())
                        .build(),
                    RememberedPages.held(holder).size()));
  }

  /** The same source without any page. */
  Source bare() {
    return Source.newBuilder(source).setPages(List.of()).build();
  }
}
