package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.stages.Methods;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/**
 * What a replay would read, make and take. Nothing is made or changed by planning.
 *
 * @param served the generation that readers see, and whose size is gone by
 * @param generation the one that would be made
 * @param pages how many live pages would be read
 * @param pageBytes their keys and values in Kafka, before compression
 * @param rate of this machine; empty if there is no page to measure it with
 * @param threads that are reckoned with
 * @param parts what would be made
 * @param disk what the served generation takes now
 */
public record ReplayPlan(
    String served,
    String generation,
    long pages,
    long pageBytes,
    Optional<SplittingRate> rate,
    int threads,
    GenerationParts parts,
    DiskUse disk) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final int SAMPLE = 60;

  /** As many as `bulletin streams` has by default. */
  private static final int MOST_THREADS = 2;

  /**
   * Where a plan gets its figures from.
   *
   * @param registry closed by the caller
   * @param openSearch closed by the caller
   */
  public record Servers(
      ClusterSettings cluster, Registry registry, OpenSearchConnection openSearch) {}

  /**
   * Plans: reads the topic of pages once, and splits for up to a minute.
   *
   * @param served the generation that readers see
   * @param generation the one to plan
   * @param threads of the streams stage; by default two, or one on a machine of one core
   * @throws org.apache.kafka.common.KafkaException if the brokers do not answer
   * @throws org.bulletin.schemas.topics.RegistryUnavailableException if the registry does not
   * @throws org.bulletin.indexer.index.OpenSearchUnavailableException if OpenSearch does not
   */
  public static ReplayPlan of(
      Servers servers, Methods methods, String served, String generation, OptionalInt threads) {
    LivePages pages = LivePages.read(servers.cluster(), servers.registry(), SAMPLE);
    DiskUse disk;
    try (Admin admin = Admin.create(servers.cluster().kafka())) {
      disk = DiskUse.of(admin, servers.openSearch(), served);
    }
    return new ReplayPlan(
        served,
        generation,
        pages.count(),
        pages.bytes(),
        SplittingRate.measure(methods.inspector(), pages.sample()),
        threads.orElseGet(() -> Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())),
        GenerationParts.of(generation, servers.registry(), methods),
        disk);
  }

  /**
   * How long splitting and enriching would take: at best, for Kafka and OpenSearch take their
   * share. Zero without pages; empty if there are pages and the rate is not known.
   */
  public Optional<Duration> time() {
    if (pages == 0) {
      return Optional.of(Duration.ZERO);
    }
    return rate.map(
        measured ->
            Duration.ofMillis(Math.round(1000 * pages / (measured.pagesPerSecond() * threads))));
  }

  /**
   * The plan as JSON: {@code served}, {@code generation}, {@code pages {count, bytes}}, {@code rate
   * {pages, pages_per_second, characters_per_second}} (null if not measured), {@code threads},
   * {@code seconds} (null if not known), {@code parts {topics, application, changelogs, group,
   * indices, write_aliases}}, {@code disk {topics, changelogs, indices, needed}} in bytes.
   */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("served", served).put("generation", generation);
    json.putObject("pages").put("count", pages).put("bytes", pageBytes);
    json.set("rate", JSON.valueToTree(rate.orElse(null)));
    json.put("threads", threads);
    json.put("seconds", time().map(duration -> duration.toMillis() / 1000.0).orElse(null));
    json.set("parts", JSON.valueToTree(parts));
    ObjectNode sizes = JSON.valueToTree(disk);
    json.set("disk", sizes.put("needed", disk.needed()));
    return json;
  }
}
