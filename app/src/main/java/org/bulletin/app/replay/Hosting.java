package org.bulletin.app.replay;

import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.stages.IndexerService;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.stages.StreamsOptions;
import org.bulletin.app.stages.StreamsService;
import org.bulletin.schemas.topics.GenerationName;

/** Runs the stages of one generation in this process, beside whoever else runs them. */
public final class Hosting implements AutoCloseable {

  /** The lock lets only one process have it; a killed one's place is taken over at once. */
  private static final Optional<String> MEMBER = Optional.of("replay");

  private final Optional<StreamsService> streams;
  private final IndexerService indexer;

  private Hosting(Optional<StreamsService> streams, IndexerService indexer) {
    this.streams = streams;
    this.indexer = indexer;
  }

  /**
   * Starts.
   *
   * @param resources how; the streams stage is left to others for a generation that is only another
   *     index
   */
  static Hosting of(ReplaySession session, Resources resources, GenerationName generation) {
    Optional<String> name = Optional.of(generation.toString());
    Optional<StreamsService> streams =
        generation.index() > 1
            ? Optional.empty()
            : Optional.of(
                new StreamsService(
                    new StreamsOptions(
                        session.cluster(),
                        name,
                        resources.stateDirectory(),
                        resources.threads(),
                        MEMBER,
                        0),
                    resources.methods(),
                    session.instance(),
                    Monitoring.none()));
    return new Hosting(
        streams,
        new IndexerService(
            session.cluster(),
            session.openSearchSettings(),
            name,
            session.instance(),
            MEMBER,
            Monitoring.none()));
  }

  /**
   * What hosting takes.
   *
   * @param stateDirectory for the stores of the streams stage; of this process alone
   * @param threads of the streams stage
   */
  public record Resources(Methods methods, Path stateDirectory, int threads) {}

  /** Why a stage has stopped by itself, if one has. */
  Optional<String> failure() {
    return streams.flatMap(StreamsService::failure).or(indexer::failure);
  }

  @Override
  public void close() {
    streams.ifPresent(StreamsService::leave);
    indexer.leave();
  }
}
