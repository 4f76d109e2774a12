package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.stages.Accounts;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.search.DeadLetters;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.Phase;

/**
 * What the pipeline does, as JSON. It is looked at when something is wrong: where OpenSearch does
 * not answer, the parts that need it are null, and {@code unavailable} says why.
 */
final class PipelineView {

  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final int LETTERS = 20;
  private static final String STOPPED = "stopped";

  private final IndexLoad indices;
  private final DeadLetters deadLetters;

  PipelineView(OpenSearchConnection openSearch) {
    this.indices = new IndexLoad(openSearch);
    this.deadLetters = new DeadLetters(openSearch);
  }

  /** What Kafka tells of the pipeline. */
  record Kafka(Collection<Heartbeat> heartbeats, Generations generations) {

    Kafka {
      heartbeats = List.copyOf(heartbeats);
    }
  }

  /** The stages and the generations. */
  ObjectNode of(Kafka kafka, Instant now) {
    ObjectNode json = Json.object();
    addStages(json, kafka.heartbeats(), now);
    addGenerations(json, kafka.generations());
    return json;
  }

  private static void addStages(ObjectNode json, Collection<Heartbeat> heartbeats, Instant now) {
    ArrayNode stages = json.putArray("stages");
    heartbeats.stream()
        .filter(beat -> !beat.getState().equals(STOPPED))
        .sorted(
            Comparator.comparing(Heartbeat::getStage)
                .thenComparing(Heartbeat::getInstance)
                .thenComparing(beat -> beat.getGeneration().orElse("")))
        .forEach(beat -> addStage(stages.addObject(), beat, now));
  }

  private static void addStage(ObjectNode json, Heartbeat beat, Instant now) {
    double seconds = Duration.between(beat.getStartedAt(), beat.getAt()).toMillis() / 1000.0;
    json.put("stage", beat.getStage())
        .put("instance", beat.getInstance())
        .put("generation", beat.getGeneration().orElse(null))
        .put("state", beat.getState())
        .put("waiting_for", beat.getWaitingFor().orElse(null))
        .put("lag", beat.getLag());
    ObjectNode counts = json.putObject("counts");
    ObjectNode rates = json.putObject("rates");
    for (String outcome : new TreeSet<>(beat.getCounts().keySet())) {
      long count = beat.getCounts().get(outcome);
      counts.put(outcome, count);
      rates.put(outcome, seconds <= 0 ? 0 : Math.round(count / seconds * 100) / 100.0);
    }
    json.put("version", beat.getPipelineVersion())
        .put("at", beat.getAt().toString())
        .put("alive", Duration.between(beat.getAt(), now).compareTo(SILENCE) <= 0);
  }

  private void addGenerations(ObjectNode json, Generations generations) {
    ArrayNode array = json.putArray("generations");
    Set<String> live = generations.live();
    for (Generation generation : generations.all()) {
      if (generation.getPhase() == Phase.DROPPED) {
        continue;
      }
      String name = generation.getGeneration();
      boolean counted = live.contains(name);
      array
          .addObject()
          .put("generation", name)
          .put("phase", generation.getPhase().name().toLowerCase(Locale.ROOT))
          .put("since", generation.getChangedAt().toString())
          .put("code_version", generation.getCodeVersion())
          .put("pages", counted ? count(Indices.pages(name)).orElse(null) : null)
          .put("articles", counted ? count(Indices.articles(name)).orElse(null) : null);
    }
  }

  private Optional<Long> count(Index index) {
    try {
      return Optional.of(indices.count(index));
    } catch (OpenSearchUnavailableException e) {
      return Optional.empty();
    }
  }

  /**
   * The dead letters.
   *
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  ObjectNode deadLetters() {
    DeadLetters.Summary summary = deadLetters.summary(LETTERS);
    ObjectNode json = Json.object().put("total", summary.total());
    Json.addBuckets(json, "by_stage", summary.byStage(), "stage", "count");
    ArrayNode latest = json.putArray("latest");
    for (ObjectNode letter : summary.latest()) {
      ObjectNode shown = latest.addObject();
      shown.set("id", letter.get("dead_letter_id"));
      for (String field : List.of("stage", "key", "message", "failed_at")) {
        shown.set(field, letter.get(field));
      }
    }
    return json;
  }

  /** Both sides of the books. */
  static ObjectNode accounts(Accounts accounts) {
    return Json.object()
        .put("pages", accounts.pages())
        .put("page_documents", accounts.pageDocuments())
        .put("articles", accounts.articles())
        .put("article_documents", accounts.articleDocuments())
        .put("dead", accounts.deadLetters())
        .put("add_up", accounts.addUp());
  }
}
