package org.bulletin.app.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.schemas.stages.HeartbeatWriter;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.topology.StreamsSettings;
import org.bulletin.streams.topology.StreamsStage;

/** A streams stage with its heartbeat, from the moment that the cluster is ready for it. */
public final class StreamsService implements AutoCloseable {

  private final StageStatus status = new StageStatus("streams");
  private final Registry registry;
  private final StreamsStage stage;
  private final HeartbeatWriter heartbeat;

  /**
   * Waits for the cluster, then starts the stage.
   *
   * @param instance tells the instances of the stage apart
   */
  public StreamsService(
      StreamsSettings settings, Splitter splitter, EntityFinder finder, String instance) {
    this.registry = Registry.of(settings.cluster());
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(settings.generation()));
    new Readiness(settings.cluster(), registry, status).await(topics);
    this.heartbeat =
        new HeartbeatWriter(
            settings.cluster(),
            registry,
            status,
            "streams",
            instance,
            Optional.of(settings.generation()));
    this.stage = new StreamsStage(settings, registry, splitter, finder, status);
    stage.start();
  }

  /** What the stage is doing. */
  public StageStatus status() {
    return status;
  }

  /** Why the stage has stopped by itself, if it has. */
  public Optional<String> failure() {
    return status.state() == StageStatus.State.FAILED ? status.reason() : Optional.empty();
  }

  @Override
  public void close() {
    stage.close();
    heartbeat.close();
    registry.close();
  }
}
