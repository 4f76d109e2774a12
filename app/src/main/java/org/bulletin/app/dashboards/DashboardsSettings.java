package org.bulletin.app.dashboards;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.indexer.index.OpenSearchSettings.Credentials;

/**
 * Where OpenSearch Dashboards is, and how to speak to it.
 *
 * @param url base URL, {@code http} or {@code https}, with its base path if it has one
 * @param credentials user and password, where it asks for them
 * @param tenant whose objects are meant, where its security plugin keeps tenants apart: {@code
 *     global}, {@code private} or a name
 * @param caFile PEM file of the authorities to trust instead of Java's own
 */
public record DashboardsSettings(
    URI url, Optional<Credentials> credentials, Optional<String> tenant, Optional<Path> caFile) {

  /** Settings of a server that asks for no password and has no certificate of its own. */
  public static DashboardsSettings at(URI url) {
    return new DashboardsSettings(url, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The address of a path below the base URL. */
  URI resolve(String path) {
    return URI.create(url.toString().replaceFirst("/+$", "") + path);
  }
}
