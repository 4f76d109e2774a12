package org.bulletin.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.indexer.index.OpenSearchSettings;
import picocli.CommandLine.Option;

/** Where OpenSearch is, and who asks. */
public final class OpenSearchOptions {

  @Option(
      names = "--opensearch",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:19094",
      description = "OpenSearch (default: ${DEFAULT-VALUE}, that of `bulletin up`).")
  private URI url;

  @Option(
      names = "--opensearch-user",
      paramLabel = "NAME",
      description = "User, where OpenSearch asks for one.")
  private String user;

  @Option(
      names = "--opensearch-password-file",
      paramLabel = "FILE",
      description = "File that holds the user's password.")
  private Path passwordFile;

  @Option(
      names = "--opensearch-ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust instead of Java's.")
  private Path authorities;

  /**
   * The settings that the options make.
   *
   * @throws CommandFailure if the password cannot be read, or is given without a user
   */
  public OpenSearchSettings settings() {
    return new OpenSearchSettings(
        url, PasswordFile.read("opensearch", user, passwordFile), Optional.ofNullable(authorities));
  }
}
