package org.bulletin.app.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.bulletin.app.Ports;
import org.bulletin.embedded.EmbeddedBroker;
import org.bulletin.embedded.EmbeddedOpenSearch;
import org.bulletin.embedded.EmbeddedRegistry;
import org.bulletin.embedded.EmbeddedServer;
import org.bulletin.embedded.KafkaNode;
import org.bulletin.embedded.ServerSettings;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.ClusterSettings;

/**
 * A broker that asks for TLS and a password, or for a certificate, and gives rights by ACLs; a
 * registry and OpenSearch behind TLS and basic authentication. The test itself uses plain ports.
 */
final class SecureServers implements AutoCloseable {

  private static final String SECRET = "geheim";

  private final Path folder;
  private final Authority authority;
  private final int securePort;
  private final int mutualPort;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final EmbeddedOpenSearch openSearch;
  private final GuardedProxy registryGuard;
  private final GuardedProxy openSearchGuard;

  /** Starts all servers. */
  SecureServers(Path folder) throws IOException {
    this.folder = folder;
    this.authority = Authority.in(folder.resolve("ca"));
    Path keys = authority.sign("server");
    List<Integer> ports = Ports.free(6);
    this.securePort = ports.get(2);
    this.mutualPort = ports.get(3);
    this.broker =
        new EmbeddedBroker(
            new ServerSettings(folder.resolve("kafka"), ports.get(0)),
            KafkaNode.alone(ports.get(1))
                .with(new KafkaNode.Listener("SECURE", "SASL_SSL", securePort))
                .with(new KafkaNode.Listener("MUTUAL", "SSL", mutualPort))
                .with(brokerProperties(keys)));
    this.registry =
        new EmbeddedRegistry(new ServerSettings(folder.resolve("registry"), ports.get(4)));
    this.openSearch =
        new EmbeddedOpenSearch(new ServerSettings(folder.resolve("opensearch"), ports.get(5)));
    start();
    this.registryGuard = GuardedProxy.before(registry.address(), Authority.context(keys));
    this.openSearchGuard = GuardedProxy.before(openSearch.address(), Authority.context(keys));
  }

  private Map<String, String> brokerProperties(Path keys) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.put("super.users", "User:ANONYMOUS");
    properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    properties.put(
        "listener.name.secure.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    properties.put("ssl.keystore.type", "PKCS12");
    properties.put("ssl.keystore.location", keys.toString());
    properties.put("ssl.keystore.password", Authority.PASSWORD);
    properties.put("ssl.key.password", Authority.PASSWORD);
    properties.put("ssl.truststore.type", "PEM");
    properties.put("ssl.truststore.location", authority.certificate().toString());
    properties.put("listener.name.mutual.ssl.client.auth", "required");
    return properties;
  }

  private void start() {
    CompletableFuture.allOf(
            Stream.<EmbeddedServer>of(openSearch, registry, broker)
                .map(
                    server ->
                        CompletableFuture.runAsync(server::start, task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  Authority authority() {
    return authority;
  }

  GuardedProxy registryGuard() {
    return registryGuard;
  }

  GuardedProxy openSearchGuard() {
    return openSearchGuard;
  }

  /** For the test, which may do everything. */
  ClusterSettings plainKafka() {
    return new ClusterSettings(broker.address(), registry.address().toString(), Map.of());
  }

  /** For the test, which may do everything. */
  OpenSearchSettings plainOpenSearch() {
    return OpenSearchSettings.at(openSearch.address());
  }

  Admin admin() {
    return Admin.create(plainKafka().kafka());
  }

  /** Gives users their password, everywhere; rights in Kafka are another matter. */
  void addUsers(Admin admin, List<String> users) {
    Answers.of(
        admin
            .alterUserScramCredentials(
                users.stream()
                    .map(
                        user ->
                            new UserScramCredentialUpsertion(
                                user,
                                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                                SECRET))
                    .map(org.apache.kafka.clients.admin.UserScramCredentialAlteration.class::cast)
                    .toList())
            .all());
    users.forEach(user -> registryGuard.admit(user, SECRET));
    users.forEach(user -> openSearchGuard.admit(user, SECRET));
  }

  /** What a container of a user is told. */
  Login login(String user) throws IOException {
    return new Login(user, SECRET, authority.certificate());
  }

  /** Who somebody says to be, and whom he trusts. */
  final class Login {

    private final String user;
    private final String password;
    private final Path trusted;

    private Login(String user, String password, Path trusted) {
      this.user = user;
      this.password = password;
      this.trusted = trusted;
    }

    Login withPassword(String other) {
      return new Login(user, other, trusted);
    }

    Login trusting(Path other) {
      return new Login(user, password, other);
    }

    /** Environment variables for Kafka with a password; files beside it. */
    Map<String, String> environment() throws IOException {
      return environment(
          "127.0.0.1:" + securePort,
          List.of(
              "security.protocol=SASL_SSL",
              "sasl.mechanism=SCRAM-SHA-512",
              "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                  + " username=\"%s\" password=\"%s\";".formatted(user, password)));
    }

    /** Environment variables for Kafka with a certificate. */
    Map<String, String> environment(Path keys) throws IOException {
      return environment(
          "127.0.0.1:" + mutualPort,
          List.of(
              "security.protocol=SSL",
              "ssl.keystore.type=PKCS12",
              "ssl.keystore.location=" + keys,
              "ssl.keystore.password=" + Authority.PASSWORD,
              "ssl.key.password=" + Authority.PASSWORD));
    }

    private Map<String, String> environment(String kafka, List<String> properties)
        throws IOException {
      List<String> lines = new ArrayList<>(properties);
      lines.addAll(
          List.of(
              "ssl.truststore.type=PEM",
              "ssl.truststore.location=" + trusted,
              "schema.registry.basic.auth.credentials.source=USER_INFO",
              "schema.registry.basic.auth.user.info=" + user + ":" + password,
              "schema.registry.ssl.truststore.type=PEM",
              "schema.registry.ssl.truststore.location=" + trusted));
      Path config = Files.createTempFile(folder, user, ".properties");
      Files.write(config, lines);
      Path secret = Files.createTempFile(folder, user, ".secret");
      Files.writeString(secret, password + "\n");
      Map<String, String> environment = new TreeMap<>();
      environment.put("BULLETIN_BOOTSTRAP_SERVERS", kafka);
      environment.put("BULLETIN_KAFKA_CONFIG", config.toString());
      environment.put("BULLETIN_SCHEMA_REGISTRY", registryGuard.address().toString());
      environment.put("BULLETIN_OPENSEARCH", openSearchGuard.address().toString());
      environment.put("BULLETIN_OPENSEARCH_USER", user);
      environment.put("BULLETIN_OPENSEARCH_PASSWORD_FILE", secret.toString());
      environment.put("BULLETIN_OPENSEARCH_CA", trusted.toString());
      return environment;
    }
  }

  URI openSearchAddress() {
    return openSearchGuard.address();
  }

  @Override
  public void close() {
    registryGuard.close();
    openSearchGuard.close();
    Stream.<EmbeddedServer>of(broker, registry, openSearch).forEach(EmbeddedServer::stop);
  }
}
