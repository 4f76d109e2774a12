package org.bulletin.app.requests;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.bulletin.ingest.Selection;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.PageIds;

/** Pages that are chosen by what they are called. */
public final class PageSelection implements Predicate<String> {

  /**
   * Its globs are those of every Java file system, and its names are any text: those of the
   * machine's own depend on the locale, and have no Chinese in some.
   */
  private static final FileSystem ANY_NAMES = FileSystems.getFileSystem(URI.create("jrt:/"));

  private final PathMatcher glob;
  private final Optional<String> prefix;
  private final Optional<Selection.Between> between;

  private PageSelection(
      PathMatcher glob, Optional<String> prefix, Optional<Selection.Between> between) {
    this.glob = glob;
    this.prefix = prefix;
    this.between = between;
  }

  /**
   * Pages whose page_id matches a glob, as in {@code java.nio.file}: {@code *} stays between two
   * slashes, {@code **} crosses them.
   *
   * @throws IllegalArgumentException if it is no glob, in a sentence
   */
  public static PageSelection matching(String glob) {
    try {
      return new PageSelection(
          ANY_NAMES.getPathMatcher("glob:" + glob), Optional.empty(), Optional.empty());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("'" + glob + "' is no glob: " + e.getDescription(), e);
    }
  }

  /** Of these, the pages whose identity names a newspaper: by its name, a code or an alias. */
  public PageSelection ofNewspaper(String name, Newspapers newspapers) {
    String itsPages = Selection.OfNewspaper.named(name, newspapers).prefix();
    return new PageSelection(glob, Optional.of(itsPages), between);
  }

  /** Of these, the pages whose identity has a date from one day to another, both included. */
  public PageSelection between(LocalDate first, LocalDate last) {
    return new PageSelection(glob, prefix, Optional.of(new Selection.Between(first, last)));
  }

  @Override
  public boolean test(String pageId) {
    boolean ofNewspaper =
        prefix.isEmpty()
            || (pageId.startsWith(prefix.get()) && PageIds.issueOf(pageId).isPresent());
    return ofNewspaper && isBetween(pageId) && glob.matches(ANY_NAMES.getPath(pageId));
  }

  private boolean isBetween(String pageId) {
    Optional<LocalDate> date = PageIds.issueDateOf(pageId);
    return between.isEmpty()
        || date.filter(
                day -> !day.isBefore(between.get().first()) && !day.isAfter(between.get().last()))
            .isPresent();
  }
}
