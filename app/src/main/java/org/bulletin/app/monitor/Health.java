package org.bulletin.app.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bulletin.schemas.stages.PipelineVersion;
import org.bulletin.schemas.stages.StageStatus.State;

/** How the stages of a process were at a moment. */
public record Health(List<Stage> stages) {

  /**
   * How a stage was.
   *
   * @param reason what it waits for, or why it failed, in a sentence
   */
  public record Stage(String name, String generation, State state, Optional<String> reason) {}

  public Health {
    stages = List.copyOf(stages);
  }

  static Health of(Collection<Watched> watched) {
    return new Health(
        watched.stream()
            .map(
                stage ->
                    new Stage(
                        stage.stage(),
                        stage.generation(),
                        stage.status().state(),
                        stage.status().reason()))
            .toList());
  }

  /** Whether no stage has stopped by itself: what has needs somebody's help, or a restart. */
  public boolean isLive() {
    return stages.stream().noneMatch(stage -> stage.state() == State.FAILED);
  }

  /** Whether there are stages and all of them run, waiting for nothing. */
  public boolean isReady() {
    return !stages.isEmpty() && stages.stream().allMatch(stage -> stage.state() == State.RUNNING);
  }

  /** The same for programs. */
  ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("live", isLive())
            .put("ready", isReady())
            .put("version", PipelineVersion.current());
    ArrayNode list = json.putArray("stages");
    for (Stage stage : stages) {
      ObjectNode entry =
          list.addObject()
              .put("stage", stage.name())
              .put("generation", stage.generation())
              .put("state", stage.state().name().toLowerCase(Locale.ROOT));
      stage
          .reason()
          .ifPresent(
              reason ->
                  entry.put(stage.state() == State.FAILED ? "failure" : "waiting_for", reason));
    }
    return json;
  }
}
