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
  private static final Pattern ADDRESS = Pattern.compile("The page is at (http://\\S+/)");

  private final Bulletin up;
  private final Bulletin serve;
  private final URI address;

  private DemoSite(Bulletin up, Bulletin serve, URI address) {
    this.up = up;
    this.serve = serve;
    this.address = address;
  }

  /** Starts it and waits until everything is searchable; all files go to the folder. */
  static DemoSite start(Path folder) {
    DemoPages.write(folder.resolve("data/inbox"));
    Path newspapers = DemoPages.newspapers(folder);
    int port = port();
    Bulletin up =
        Bulletin.start(
            folder,
            List.of(
                "up",
                "--data=" + folder.resolve("data"),
                "--port-base=" + port,
                "--newspapers=" + newspapers));
    await().atMost(PATIENCE).until(() -> up.output().contains("Running") || !up.isAlive());
    assertThat(up.isAlive()).as(up.output()).isTrue();
    Bulletin serve =
        Bulletin.start(
            folder,
            List.of(
                "serve",
                "--port=0",
                "--bootstrap-servers=127.0.0.1:" + port,
                "--schema-registry=http://127.0.0.1:" + (port + 1) + "/apis/ccompat/v7",
                "--opensearch=http://127.0.0.1:" + (port + 2),
                "--newspapers=" + newspapers));
    await()
        .atMost(PATIENCE)
        .until(() -> ADDRESS.matcher(serve.output()).find() || !serve.isAlive());
    Matcher address = ADDRESS.matcher(serve.output());
    assertThat(address.find()).as(serve.output()).isTrue();
    return new DemoSite(up, serve, URI.create(address.group(1)));
  }

  /** With a slash at its end. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    serve.close();
    up.close();
  }

  private static int port() {
    try {
      return Ports.freeBase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
