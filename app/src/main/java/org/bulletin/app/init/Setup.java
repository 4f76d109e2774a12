package org.bulletin.app.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.dashboards.DashboardsImport;
import org.bulletin.app.dashboards.DashboardsSettings;
import org.bulletin.app.dashboards.SavedObjectFiles;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.Preparation;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/**
 * The steps by which a cluster gets what the stages need. Each is safe to repeat after any failure,
 * and beside stages that run; each tells what it found and made, a line a thing.
 */
public final class Setup {

  private static final int PATIENCE_MS = 5_000;
  private static final String CREATED = "created";
  private static final String THERE = "there";

  private final ClusterSettings cluster;
  private final Registry registry;

  /**
   * Contacts nobody yet.
   *
   * @param registry closed by the caller
   */
  public Setup(ClusterSettings cluster, Registry registry) {
    this.cluster = cluster;
    this.registry = registry;
  }

  /**
   * Registers the schemas of all records.
   *
   * @throws org.bulletin.schemas.topics.RegistryUnavailableException if the registry does not
   */
  public List<String> schemas() {
    List<String> lines = new ArrayList<>();
    registry
        .registerAll()
        .forEach(
            (subject, isNew) ->
                lines.add("schema %s: %s".formatted(subject, isNew ? "registered" : "known")));
    return lines;
  }

  /**
   * Creates the topics that are shared, those of live generations, and the first generation where
   * there is none.
   *
   * @throws org.bulletin.schemas.topics.TopicMismatchException if a topic is not as it must be
   * @throws org.apache.kafka.common.KafkaException if a broker is away or refuses
   */
  public List<String> topics() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try (Admin admin = Admin.create(settings)) {
      TopicAdmin topics = new TopicAdmin(admin, cluster.replicationFactor());
      List<String> lines = new ArrayList<>(created(topics, Topics.shared()));
      GenerationStore generations = new GenerationStore(cluster, registry);
      boolean begins = generations.read().isEmpty();
      List<Topic<?>> derived = new ArrayList<>();
      if (begins) {
        derived.addAll(Topics.of(Topics.FIRST_GENERATION));
      } else {
        generations.read().liveDerivations().stream()
            .sorted()
            .forEach(generation -> derived.addAll(Topics.of(generation)));
      }
      lines.addAll(created(topics, derived));
      generations
          .readOrBegin()
          .live()
          .forEach(
              name -> lines.add("generation %s: %s".formatted(name, begins ? "begun" : "live")));
      return lines;
    }
  }

  private List<String> created(TopicAdmin admin, List<Topic<?>> topics) {
    Set<String> created = admin.create(topics);
    List<String> lines = new ArrayList<>();
    for (Topic<?> topic : topics) {
      TopicAdmin.Shape shape = admin.shapeOf(topic).orElseThrow();
      lines.add(
          "topic %s: %s, partitions %d, replication factor %d%s"
              .formatted(
                  topic.name(),
                  created.contains(topic.name()) ? CREATED : THERE,
                  shape.partitions(),
                  shape.replicas(),
                  isAsAsked(shape)
                      ? ""
                      : ", not %d as asked: kafka-reassign-partitions changes that"
                          .formatted(cluster.replicationFactor().orElseThrow())));
    }
    return lines;
  }

  private boolean isAsAsked(TopicAdmin.Shape shape) {
    return cluster.replicationFactor().map(asked -> asked == shape.replicas()).orElse(true);
  }

  /**
   * Creates index templates, indices and aliases of the live generations and of the dead letters.
   *
   * @throws org.bulletin.indexer.index.OpenSearchUnavailableException if OpenSearch is away or
   *     refuses
   * @throws org.bulletin.indexer.index.IndexMismatchException if an index is not as it must be
   */
  public List<String> indices(OpenSearchConnection openSearch) {
    List<IndexerSettings> indexers = new ArrayList<>();
    new GenerationStore(cluster, registry)
        .read().live().stream()
            .sorted()
            .forEach(name -> indexers.add(IndexerSettings.ofGeneration(name)));
    indexers.add(IndexerSettings.ofDeadLetters());
    IndexAdmin admin = new IndexAdmin(openSearch);
    List<String> lines = new ArrayList<>();
    for (IndexerSettings indexer : indexers) {
      new Preparation(indexer, cluster, registry, admin)
          .run()
          .forEach(
              (index, isNew) ->
                  lines.add("index %s: %s".formatted(index, isNew ? CREATED : THERE)));
    }
    ServedIndices served = new ServedIndices(openSearch);
    for (String alias : List.of(Indices.ARTICLES, Indices.PAGES)) {
      lines.add("alias %s: shows %s".formatted(alias, String.join(", ", served.behind(alias))));
    }
    return lines;
  }

  /**
   * Imports the dashboards over those that are there.
   *
   * @throws org.bulletin.app.dashboards.DashboardsUnavailableException if OpenSearch Dashboards is
   *     away
   * @throws CommandFailure if it refuses
   */
  public List<String> dashboards(DashboardsSettings settings) {
    SavedObjectFiles objects = SavedObjectFiles.read(SavedObjectFiles.ours());
    List<String> problems = new DashboardsImport(settings).run(objects);
    CommandFailure.throwIfPresent(
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems)));
    return List.of("dashboards: imported, objects %d".formatted(objects.keys().size()));
  }
}
