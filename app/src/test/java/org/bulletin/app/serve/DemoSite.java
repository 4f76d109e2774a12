package org.bulletin.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.app.Bulletin;
import org.bulletin.app.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page as a user has it: {@code bulletin up} with the demo pages, those of {@link DemoPages} in
 * its inbox.
 */
final class DemoSite implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern ADDRESS = Pattern.compile("page +(http://\\S+/)");

  private final Bulletin up;
  private final int port;
  private final URI address;

  private DemoSite(Bulletin up, int port, URI address) {
    this.up = up;
    this.port = port;
    this.address = address;
  }

  /** Starts it and waits until everything is searchable; all files go to the folder. */
  static DemoSite start(Path folder) {
    DemoPages.write(folder.resolve("data/inbox"));
    int port = freePort();
    Bulletin up =
        Bulletin.start(
            folder,
            List.of(
                "up",
                "--data=" + folder.resolve("data"),
                "--port-base=" + port,
                "--http-port=0",
                "--newspapers=" + DemoPages.newspapers(folder)));
    await().atMost(PATIENCE).until(() -> up.output().contains("Running") || !up.isAlive());
    Matcher address = ADDRESS.matcher(up.output());
    assertThat(address.find()).as(up.output()).isTrue();
    return new DemoSite(up, port, URI.create(address.group(1)));
  }

  /** With a slash at its end. */
  URI address() {
    return address;
  }

  /** The options by which another command finds the servers of this one. */
  List<String> cluster() {
    return List.of(
        "--bootstrap-servers=127.0.0.1:" + port,
        "--schema-registry=http://127.0.0.1:" + (port + 1) + "/apis/ccompat/v7");
  }

  /** The option by which another command finds OpenSearch. */
  String openSearch() {
    return "--opensearch=http://127.0.0.1:" + (port + 2);
  }

  @Override
  public void close() {
    up.close();
  }

  private static int freePort() {
    try {
      return Ports.freeBase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
