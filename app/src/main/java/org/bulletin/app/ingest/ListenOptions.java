package org.bulletin.app.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.ingest.http.BearerToken;
import org.bulletin.ingest.http.EndpointSettings;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether, and where, pages are taken by HTTP. */
public final class ListenOptions {

  @Option(
      names = "--listen",
      paramLabel = "[HOST:]PORT",
      description =
          "Take pages by HTTP until stopped: POST /pages (default host: 127.0.0.1; another one needs "
              + "--token-file).")
  private String listen;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the bearer token that each HTTP request must bring.")
  private Path tokenFile;

  /**
   * The endpoint's settings, if there is to be one.
   *
   * @throws ParameterException if the options are wrong, or not safe
   */
  public Optional<EndpointSettings> settings(CommandLine command) {
    if (listen == null && tokenFile != null) {
      throw new ParameterException(command, "--token-file is of use with --listen alone");
    }
    try {
      Optional<BearerToken> token =
          tokenFile == null ? Optional.empty() : Optional.of(BearerToken.of(tokenFile));
      return Optional.ofNullable(listen).map(address -> EndpointSettings.of(address, token));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--listen: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ParameterException(
          command, "the file %s of --token-file cannot be read".formatted(tokenFile), e);
    }
  }
}
