package org.bulletin.ingest.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Outcome;
import org.bulletin.ingest.http.Rejection.Status;
import org.bulletin.ingest.source.Refusal;
import org.bulletin.schemas.stages.StageStatus;

/**
 * Gives posts to an ingester one after the other, on one thread, and waits for what becomes of
 * them.
 */
final class PostQueue implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Ingester ingester;
  private final StageStatus status;
  private final Duration patience;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Thread worker = new Thread(this::work, "post");
  private volatile boolean closing;

  /**
   * What became of a post.
   *
   * @param refused pages of it that are refused, if it is not refused as a whole
   */
  record Answer(Outcome outcome, List<Refusal> refused) {}

  private record Job(
      Post post, Runnable done, AtomicBoolean begun, CompletableFuture<Answer> answer) {

    /** Whether the caller may begin it, or call it off. */
    boolean claim() {
      return begun.compareAndSet(false, true);
    }
  }

  /**
   * Starts the thread.
   *
   * @param ingester used by nobody else
   * @param patience how long a post waits for a broker that is away
   */
  PostQueue(Ingester ingester, StageStatus status, Duration patience) {
    this.ingester = ingester;
    this.status = status;
    this.patience = patience;
    worker.start();
  }

  /**
   * Has a post published, and waits until the broker has acknowledged it.
   *
   * @param done run once when the post is not worked on any more: it may be after this has thrown
   * @throws Rejection if that takes too long, or fails
   */
  Answer publish(Post post, Runnable done) throws Rejection, InterruptedException {
    Job job = new Job(post, done, new AtomicBoolean(), new CompletableFuture<>());
    jobs.add(job);
    Duration waited = Duration.ZERO;
    while (waited.compareTo(patience) < 0 && !closing) {
      try {
        return job.answer().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        boolean away = status.state() == StageStatus.State.WAITING;
        waited = away ? waited.plus(LOOK) : Duration.ZERO;
      } catch (ExecutionException e) {
        throw failed(e.getCause());
      }
    }
    return giveUp(job);
  }

  private Answer giveUp(Job job) throws Rejection, InterruptedException {
    if (job.claim()) {
      jobs.remove(job);
      job.done().run();
      throw new Rejection(Status.AWAY, reason() + "; nothing was published");
    }
    try {
      long left = closing ? CLOSING.toMillis() : 0;
      return job.answer().get(left, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Rejection(
          Status.AWAY,
          reason() + "; the page may be published yet, and posting it again does no harm",
          e);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  private String reason() {
    return closing ? "ingest is being stopped" : status.reason().orElse("the broker is away");
  }

  private Rejection failed(Throwable cause) {
    if (closing) {
      return new Rejection(Status.AWAY, "ingest is being stopped", cause);
    }
    return new Rejection(
        Status.FAILED, Optional.ofNullable(cause.getMessage()).orElse(cause.toString()), cause);
  }

  private void work() {
    try {
      while (!closing) {
        Job job = jobs.take();
        if (job.claim()) {
          run(job);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Job job) {
    Collected collected = new Collected();
    try {
      IngestRequest request =
          new IngestRequest(
              List.of(), Optional.empty(), List.of(job.post().source()), job.post().restore());
      IngestionResult result = ingester.ingest(request, collected);
      job.answer().complete(new Answer(collected.outcome, result.refusedPages()));
    } catch (RuntimeException e) {
      job.answer().completeExceptionally(e);
    } finally {
      job.done().run();
    }
  }

  /** The outcome of a run of one source. */
  private static final class Collected implements IngestionListener {

    private Outcome outcome = new Outcome.Unchanged();

    @Override
    public void found(int sources) {}

    @Override
    public void done(String source, Outcome became) {
      outcome = became;
    }
  }

  /**
   * Lets the post that is worked on end, for some seconds unless the broker is away; those that
   * wait are called off.
   */
  @Override
  public void close() {
    closing = true;
    List<Job> waiting = new ArrayList<>();
    jobs.drainTo(waiting);
    waiting.stream()
        .filter(Job::claim)
        .forEach(
            job -> {
              job.done().run();
              job.answer().completeExceptionally(new IllegalStateException("called off"));
            });
    try {
      // The worker may be waiting for a post: one that is called off wakes it.
      jobs.add(calledOff());
      boolean away = status.state() == StageStatus.State.WAITING;
      worker.join(away ? 1 : CLOSING.toMillis());
      worker.interrupt();
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Job calledOff() {
    return new Job(null, () -> {}, new AtomicBoolean(true), new CompletableFuture<>());
  }
}
