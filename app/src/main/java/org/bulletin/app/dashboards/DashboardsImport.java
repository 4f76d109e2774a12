package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Imports saved objects and reads them back, since the API's own word is not enough. */
public final class DashboardsImport {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Errors after which the API stores nothing at all (create_saved_objects.ts). */
  private static final Set<String> STOPPING =
      Set.of("conflict", "ambiguous_conflict", "missing_references");

  private final DashboardsSettings settings;
  private final RetryPolicy<Object> patience;

  /** Prepares an import that waits for nothing. */
  public DashboardsImport(DashboardsSettings settings) {
    this(settings, Duration.ZERO);
  }

  /**
   * Prepares.
   *
   * @param wait how long a server that is not ready, or not there, is waited for
   */
  public DashboardsImport(DashboardsSettings settings, Duration wait) {
    this.settings = settings;
    this.patience =
        wait.isZero()
            ? RetryPolicy.builder().withMaxRetries(0).build()
            : RetryPolicy.builder()
                .handle(DashboardsUnavailableException.class)
                .withMaxRetries(-1)
                .withDelay(PAUSE)
                .withMaxDuration(wait.plus(PAUSE))
                .build();
  }

  /**
   * Stores all objects over those that are there. Safe to repeat.
   *
   * @return what is wrong, a sentence each; empty if every object is there and so is everything
   *     that they refer to
   * @throws DashboardsUnavailableException if the server is not there
   * @throws org.bulletin.app.cli.CommandFailure if it refuses
   */
  public List<String> run(SavedObjectFiles files) {
    DashboardsApi api = new DashboardsApi(settings);
    JsonNode result = Failsafe.with(patience).get(() -> api.importAll(files.content()));
    List<String> problems = new ArrayList<>();
    boolean stopped = false;
    for (JsonNode error : result.path("errors")) {
      problems.add(sentence(error));
      stopped |= STOPPING.contains(error.at("/error/type").asText());
    }
    if (stopped) {
      problems.add(
          "because of that none of the %d objects was stored".formatted(files.keys().size()));
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    Set<SavedObjectKey> missing = new LinkedHashSet<>(files.keysWithReferences());
    missing.removeAll(Failsafe.with(patience).get(() -> api.present(missing)));
    for (SavedObjectKey key : missing) {
      problems.add(
          files.keys().contains(key)
              ? "%s was to be stored and is not there".formatted(key)
              : "%s refers to %s, which is not there: import that too"
                  .formatted(files.referrers().get(key), key));
    }
    return problems;
  }

  /** Where a browser finds a dashboard. */
  public URI address(SavedObjectKey dashboard) {
    return settings.resolve("/app/dashboards#/view/" + dashboard.id());
  }

  /** An error of the API (import/types.ts). */
  private static String sentence(JsonNode result) {
    SavedObjectKey key = SavedObjectKey.of(result);
    JsonNode error = result.path("error");
    return switch (error.path("type").asText()) {
      case "missing_references" ->
          "%s refers to %s, which is not there: import that too"
              .formatted(
                  key,
                  error
                      .path("references")
                      .valueStream()
                      .map(reference -> SavedObjectKey.of(reference).toString())
                      .collect(Collectors.joining(", ")));
      case "unsupported_type" ->
          "%s is of a type that this OpenSearch Dashboards does not have".formatted(key);
      case "conflict", "ambiguous_conflict" ->
          "%s is in the way of one that is there: delete that".formatted(key);
      default ->
          "%s was refused: %s"
              .formatted(key, error.path("message").asText(error.path("type").asText()));
    };
  }
}
