package org.bulletin.indexer.index;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where OpenSearch is, and how to speak to it.
 *
 * @param url base URL, {@code http} or {@code https}, with or without a path
 * @param credentials user and password, where it asks for them
 * @param caFile PEM file of the authorities to trust instead of Java's own
 */
public record OpenSearchSettings(
    URI url, Optional<Credentials> credentials, Optional<Path> caFile) {

  /** Where {@code bulletin up} has it. */
  public static final URI DEFAULT_URL = URI.create("http://127.0.0.1:19094");

  /** Settings of a server that asks for no password and has no certificate of its own. */
  public static OpenSearchSettings at(URI url) {
    return new OpenSearchSettings(url, Optional.empty(), Optional.empty());
  }

  /** A user and a password; the password is never printed. */
  public record Credentials(String user, String password) {

    @Override
    public String toString() {
      return user + ":***";
    }
  }
}
