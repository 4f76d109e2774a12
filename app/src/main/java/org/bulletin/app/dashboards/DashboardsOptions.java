package org.bulletin.app.dashboards;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.PasswordFile;
import picocli.CommandLine.Option;

/** Where OpenSearch Dashboards is, and who asks. */
public final class DashboardsOptions {

  private static final String DEFAULT_URL = "http://127.0.0.1:5601";

  @Option(
      names = "--dashboards",
      paramLabel = "URL",
      description =
          "OpenSearch Dashboards, with its base path if it has one (default where it must be there: "
              + DEFAULT_URL
              + ").")
  private URI url;

  @Option(
      names = "--dashboards-user",
      paramLabel = "NAME",
      description = "User, where OpenSearch Dashboards asks for one.")
  private String user;

  @Option(
      names = "--dashboards-password-file",
      paramLabel = "FILE",
      description = "File that holds the user's password.")
  private Path passwordFile;

  @Option(
      names = "--dashboards-tenant",
      paramLabel = "NAME",
      description = "Tenant of the security plugin: global, private or a name.")
  private String tenant;

  @Option(
      names = "--dashboards-ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust instead of Java's.")
  private Path authorities;

  /**
   * The settings that the options make.
   *
   * @throws CommandFailure if the address is none, or the password cannot be read or is given
   *     without a user
   */
  public DashboardsSettings settings() {
    return settings(url == null ? URI.create(DEFAULT_URL) : url);
  }

  /**
   * The settings that the options make, if an address was given.
   *
   * @throws CommandFailure as above
   */
  public Optional<DashboardsSettings> settingsIfGiven() {
    return Optional.ofNullable(url).map(this::settings);
  }

  private DashboardsSettings settings(URI url) {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new CommandFailure("--dashboards is an address such as http://HOST:5601, not " + url);
    }
    return new DashboardsSettings(
        url,
        PasswordFile.read("dashboards", user, passwordFile),
        Optional.ofNullable(tenant),
        Optional.ofNullable(authorities));
  }
}
