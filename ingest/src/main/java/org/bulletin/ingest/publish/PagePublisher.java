package org.bulletin.ingest.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/**
 * Writes pages and what is remembered of their sources, many at a time, in an order that a kill of
 * the process cannot harm: a source is remembered only after all its pages are acknowledged. What
 * was in flight is published again by the next run, with the same content, which changes nothing.
 * Not safe across threads.
 */
public final class PagePublisher implements AutoCloseable {

  private static final int MAX_IN_FLIGHT = 1000;

  /** At three bytes a character, half of the producer's buffer of 32 MiB. */
  private static final long MAX_CHARS_IN_FLIGHT = 5 << 20;

  private final RecordSender sender;
  private final Deque<Publication> pagesInFlight = new ArrayDeque<>();
  private final Deque<Remembering> sourcesInFlight = new ArrayDeque<>();
  private long charsInFlight;

  private record Publication(
      List<Future<RecordMetadata>> pages, long chars, Source source, Runnable stored) {
    boolean acknowledged() {
      return pages.stream().allMatch(Future::isDone);
    }
  }

  private record Remembering(Future<RecordMetadata> source, Runnable stored) {}

  PagePublisher(RecordSender sender) {
    this.sender = sender;
  }

  /** Connects. Waits for a registry that is away. */
  public static PagePublisher open(ClusterSettings cluster, Registry registry, StageStatus status) {
    return new PagePublisher(RecordSender.open(cluster, registry, status));
  }

  /**
   * Publishes pages, then remembers their source. Returns when there is room for more, long before
   * all is acknowledged; waits for a broker that is away.
   *
   * @param pages may be none
   * @param stored run by a later call of this object's methods, when all is acknowledged
   * @throws PublishingException if the broker refuses a record
   */
  public void publish(Collection<RawPage> pages, Source source, Runnable stored) {
    long chars = pages.stream().mapToLong(page -> page.getText().length()).sum();
    makeRoom(chars);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (RawPage page : pages) {
      sent.add(sender.send(Topics.PAGES, page.getPageId(), page));
    }
    pagesInFlight.add(new Publication(sent, chars, source, stored));
    charsInFlight += chars;
  }

  /**
   * Remembers sources as retracted, and after that publishes the retraction of their pages. All is
   * acknowledged when this returns.
   *
   * @throws PublishingException if the broker refuses a record
   */
  public void retract(Collection<Source> sources, Collection<RawPage> retractions) {
    flush();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Source source : sources) {
      sent.add(sender.send(Topics.SOURCES, source.getUri(), source));
    }
    sent.forEach(sender::await);
    sent.clear();
    for (RawPage page : retractions) {
      sent.add(sender.send(Topics.PAGES, page.getPageId(), page));
    }
    sent.forEach(sender::await);
  }

  /** Returns when everything is acknowledged. */
  public void flush() {
    while (!pagesInFlight.isEmpty()) {
      remember(pagesInFlight.remove());
    }
    while (!sourcesInFlight.isEmpty()) {
      conclude(sourcesInFlight.remove());
    }
  }

  private void makeRoom(long chars) {
    while (!pagesInFlight.isEmpty()
        && (pagesInFlight.size() >= MAX_IN_FLIGHT
            || charsInFlight + chars > MAX_CHARS_IN_FLIGHT
            || pagesInFlight.element().acknowledged())) {
      remember(pagesInFlight.remove());
    }
    while (!sourcesInFlight.isEmpty()
        && (sourcesInFlight.size() >= MAX_IN_FLIGHT
            || sourcesInFlight.element().source().isDone())) {
      conclude(sourcesInFlight.remove());
    }
  }

  private void remember(Publication publication) {
    publication.pages().forEach(sender::await);
    charsInFlight -= publication.chars();
    Source source = publication.source();
    sourcesInFlight.add(
        new Remembering(
            sender.send(Topics.SOURCES, source.getUri(), source), publication.stored()));
  }

  private void conclude(Remembering remembering) {
    sender.await(remembering.source());
    remembering.stored().run();
  }

  /** Closes the connection, without waiting for what is in flight for long. */
  @Override
  public void close() {
    sender.close();
  }
}
