package org.bulletin.ingest.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/**
 * Writes pages and what is remembered of their sources, many at a time, in an order that a kill of
 * the process cannot harm. A source is announced with all its pages, then its pages are written,
 * then it is remembered as published; each step waits for the acknowledgment of the one before. So
 * there is never a page whose source nobody knows. What was in flight is published again by the
 * next run, with the same content, which changes nothing. Not safe across threads.
 */
public final class PagePublisher implements AutoCloseable {

  /** At each of the three steps. */
  private static final int MAX_IN_FLIGHT = 500;

  /** At three bytes a character, half of the producer's buffer of 32 MiB. */
  private static final long MAX_CHARS_IN_FLIGHT = 5 << 20;

  private final RecordSender sender;
  private final Deque<Step> announced = new ArrayDeque<>();
  private final Deque<Step> written = new ArrayDeque<>();
  private final Deque<Step> remembered = new ArrayDeque<>();
  private long charsInFlight;

  private record Publication(Collection<RawPage> pages, Source source, Runnable stored) {
    long chars() {
      return pages.stream().mapToLong(page -> page.getText().length()).sum();
    }
  }

  private record Step(Publication publication, List<Future<RecordMetadata>> sent) {
    boolean acknowledged() {
      return sent.stream().allMatch(Future::isDone);
    }
  }

  PagePublisher(RecordSender sender) {
    this.sender = sender;
  }

  /** Connects. Waits for a registry that is away. */
  public static PagePublisher open(ClusterSettings cluster, Registry registry, StageStatus status) {
    return new PagePublisher(RecordSender.open(cluster, registry, status));
  }

  /**
   * Publishes the pages of a source and remembers it. Returns when there is room for more, long
   * before all is acknowledged; waits for a broker that is away.
   *
   * @param announcement what is remembered until the pages are written
   * @param source what is remembered then
   * @param stored run by a later call of this object's methods, when all is acknowledged
   * @throws PublishingException if the broker refuses a record
   */
  public void publish(
      Source announcement, Collection<RawPage> pages, Source source, Runnable stored) {
    Publication publication = new Publication(pages, source, stored);
    makeRoom(publication.chars());
    charsInFlight += publication.chars();
    announced.add(new Step(publication, List.of(send(announcement))));
  }

  /**
   * Remembers a source without publishing pages.
   *
   * @param stored run by a later call of this object's methods, when it is acknowledged
   * @throws PublishingException if the broker refuses a record
   */
  public void remember(Source source, Runnable stored) {
    makeRoom(0);
    remember(new Publication(List.of(), source, stored));
  }

  /**
   * Remembers sources as retracted, and after that publishes the retraction of their pages. All is
   * acknowledged when this returns.
   *
   * @throws PublishingException if the broker refuses a record
   */
  public void retract(Collection<Source> sources, Collection<RawPage> retractions) {
    flush();
    sources.stream().map(this::send).toList().forEach(sender::await);
    retractions.stream().map(this::send).toList().forEach(sender::await);
  }

  /** Returns when everything is acknowledged. */
  public void flush() {
    while (!announced.isEmpty()) {
      advance(announced, this::write);
    }
    while (!written.isEmpty()) {
      advance(written, this::remember);
    }
    while (!remembered.isEmpty()) {
      advance(remembered, this::conclude);
    }
  }

  private void makeRoom(long chars) {
    advanceWhereDone(announced, this::write);
    advanceWhereDone(written, this::remember);
    advanceWhereDone(remembered, this::conclude);
    while (charsInFlight > 0 && charsInFlight + chars > MAX_CHARS_IN_FLIGHT) {
      if (written.isEmpty()) {
        advance(announced, this::write);
      } else {
        advance(written, this::remember);
      }
    }
  }

  private void advanceWhereDone(Deque<Step> steps, Consumer<Publication> next) {
    while (!steps.isEmpty() && (steps.size() >= MAX_IN_FLIGHT || steps.element().acknowledged())) {
      advance(steps, next);
    }
  }

  private void advance(Deque<Step> steps, Consumer<Publication> next) {
    Step first = steps.remove();
    first.sent().forEach(sender::await);
    next.accept(first.publication());
  }

  private void write(Publication publication) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    publication.pages().forEach(page -> sent.add(send(page)));
    written.add(new Step(publication, sent));
  }

  private void remember(Publication publication) {
    charsInFlight -= publication.chars();
    remembered.add(new Step(publication, List.of(send(publication.source()))));
  }

  private void conclude(Publication publication) {
    publication.stored().run();
  }

  private Future<RecordMetadata> send(RawPage page) {
    return sender.send(Topics.PAGES, page.getPageId(), page);
  }

  private Future<RecordMetadata> send(Source source) {
    return sender.send(Topics.SOURCES, source.getUri(), source);
  }

  /**
   * Gives up what is in flight: its sources are announced at most, and are published by the next
   * run.
   */
  public void abandon() {
    announced.clear();
    written.clear();
    remembered.clear();
    charsInFlight = 0;
  }

  /** What it publishes with, for its metrics alone. */
  public Producer<?, ?> producer() {
    return sender.producer();
  }

  /** Closes the connection, without waiting for what is in flight for long. */
  @Override
  public void close() {
    sender.close();
  }
}
