package org.bulletin.indexer.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/**
 * Our side of OpenSearch: one pool of connections for all that a process asks. Safe across threads.
 * Opening it contacts nobody.
 */
public final class OpenSearchConnection implements AutoCloseable {

  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /**
   * A bulk request may take long on a busy cluster; but a consumer must be back in time for {@code
   * max.poll.interval.ms}, 5 minutes.
   */
  private static final Timeout ANSWER = Timeout.ofSeconds(60);

  private final URI url;
  private final OpenSearchTransport transport;

  private OpenSearchConnection(URI url, OpenSearchTransport transport) {
    this.url = url;
    this.transport = transport;
  }

  /**
   * A connection with the given settings.
   *
   * @throws IllegalArgumentException if the file of authorities cannot be read
   */
  public static OpenSearchConnection to(OpenSearchSettings settings) {
    URI url = settings.url();
    AsyncClientConnectionManager connections = connections(settings);
    ApacheHttpClient5TransportBuilder builder =
        ApacheHttpClient5TransportBuilder.builder(
                new HttpHost(url.getScheme(), url.getHost(), url.getPort()))
            .setMapper(new JacksonJsonpMapper())
            .setDefaultHeaders(headers(settings))
            .setRequestConfigCallback(request -> request.setResponseTimeout(ANSWER))
            .setHttpClientConfigCallback(client -> client.setConnectionManager(connections));
    if (!url.getPath().isEmpty()) {
      builder.setPathPrefix(url.getPath());
    }
    return new OpenSearchConnection(url, builder.build());
  }

  /** A client for typed requests; it needs no closing. */
  public OpenSearchClient client() {
    return new OpenSearchClient(transport);
  }

  Rest rest() {
    return new Rest(url, client().generic());
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AsyncClientConnectionManager connections(OpenSearchSettings settings) {
    PoolingAsyncClientConnectionManagerBuilder builder =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(CONNECT).build());
    settings
        .caFile()
        .map(TrustedAuthorities::in)
        .ifPresent(
            trust ->
                builder.setTlsStrategy(
                    ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync()));
    return builder.build();
  }

  private static Header[] headers(OpenSearchSettings settings) {
    return settings
        .credentials()
        .map(
            credentials ->
                Base64.getEncoder()
                    .encodeToString(
                        (credentials.user() + ":" + credentials.password())
                            .getBytes(StandardCharsets.UTF_8)))
        .map(token -> new Header[] {new BasicHeader("Authorization", "Basic " + token, true)})
        .orElse(new Header[0]);
  }
}
