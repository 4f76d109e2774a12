package org.bulletin.app.stages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bulletin.app.generations.LiveHosts;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.monitor.Watched;
import org.bulletin.schemas.stages.HeartbeatWriter;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicMismatchException;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.Outcomes;
import org.bulletin.streams.topology.StreamsSettings;
import org.bulletin.streams.topology.StreamsStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams stage of one generation with its heartbeat; starts on a thread of its own. */
final class StreamsHost implements LiveHosts.Host {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsHost.class);
  private static final String STAGE = "streams";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final StreamsSettings settings;
  private final Registry registry;
  private final Methods methods;
  private final boolean patient;
  private final StageStatus status = new StageStatus(STAGE);
  private final Watched watched;
  private final HeartbeatWriter heartbeat;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread starter;
  private Optional<StreamsStage> stage = Optional.empty();
  private volatile boolean blocked;

  /**
   * Starts.
   *
   * @param registry closed by the caller, after this
   * @param instance tells the instances of the stage apart
   * @param patient whether it waits until the topics are as they must be, instead of failing
   */
  StreamsHost(
      StreamsSettings settings,
      Registry registry,
      Methods methods,
      String instance,
      boolean patient,
      Monitoring monitoring) {
    this.settings = settings;
    this.registry = registry;
    this.methods = methods;
    this.patient = patient;
    this.watched = monitoring.watch(STAGE, settings.generation(), status, Outcomes.ALL);
    this.heartbeat =
        new HeartbeatWriter(
            settings.cluster(),
            registry,
            status,
            STAGE,
            instance,
            Optional.of(settings.generation()));
    this.starter = new Thread(this::start, settings.applicationId() + "-starter");
    starter.start();
  }

  private void start() {
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(settings.generation()));
    while (closing.getCount() > 0) {
      try {
        new Readiness(settings.cluster(), registry, status).await(topics);
        StreamsStage begun =
            new StreamsStage(
                settings, registry, methods.splitter(), methods.finder(), status, watched.meters());
        stage = Optional.of(begun);
        begun.start();
        return;
      } catch (TopicMismatchException e) {
        if (!patient) {
          status.failed(e.getMessage());
          return;
        }
        blocked = true;
        status.waiting(e.getMessage());
        pause();
      } catch (RuntimeException e) {
        if (closing.getCount() > 0) {
          LOG.error("unexpected failure", e);
          status.failed("unexpected failure, which the log describes: " + e);
        }
        return;
      }
    }
  }

  private void pause() {
    try {
      var unused = closing.await(LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  /** Whether the topics are not as they must be, and somebody has to do something. */
  boolean isBlocked() {
    return blocked;
  }

  @Override
  public StageStatus status() {
    return status;
  }

  @Override
  public void leave() {
    watched.close();
    stop(StreamsStage::leave);
  }

  @Override
  public void close() {
    stop(StreamsStage::close);
    watched.close();
  }

  private void stop(Consumer<StreamsStage> how) {
    closing.countDown();
    starter.interrupt();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stage.ifPresent(how);
    heartbeat.close();
  }
}
