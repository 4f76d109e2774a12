package org.bulletin.app.serve;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.ClusterSettings;

/**
 * Where the page listens, and what it shows.
 *
 * @param host name or address to listen on
 * @param port 0 for any free one
 * @param names by which it may be called, beside localhost and addresses
 * @param originals the folder of {@code ingest --keep-originals}, if there is one
 * @param site folder of the class path that holds the site's files, with {@code /} at its end
 */
public record ServeSettings(
    String host,
    int port,
    Set<String> names,
    ClusterSettings cluster,
    OpenSearchSettings openSearch,
    Newspapers newspapers,
    Optional<Path> originals,
    String site) {

  /** What only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final String SITE = "org/bulletin/app/serve/site/";

  public ServeSettings {
    names = Set.copyOf(names);
  }

  /** Settings of a page that only this machine reaches. */
  public static ServeSettings onLoopback(
      int port, ClusterSettings cluster, OpenSearchSettings openSearch, Newspapers newspapers) {
    return new ServeSettings(
        LOOPBACK, port, Set.of(), cluster, openSearch, newspapers, Optional.empty(), SITE);
  }

  /** The same on another host, by other names. */
  public ServeSettings on(String newHost, Set<String> newNames) {
    return new ServeSettings(
        newHost, port, newNames, cluster, openSearch, newspapers, originals, site);
  }

  /** The same with originals, where there are any. */
  public ServeSettings withOriginals(Optional<Path> folder) {
    return new ServeSettings(host, port, names, cluster, openSearch, newspapers, folder, site);
  }

  /** The same with other files. */
  ServeSettings withSite(String folder) {
    return new ServeSettings(host, port, names, cluster, openSearch, newspapers, originals, folder);
  }
}
