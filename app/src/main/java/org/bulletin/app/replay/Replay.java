package org.bulletin.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/**
 * Derives a new generation beside the served one and shows it to readers. Each step can be killed:
 * what has been done is seen in {@code bulletin.generations}, the indices and the aliases, and the
 * next call goes on from there.
 */
public final class Replay {

  private static final int SAMPLES = 5;

  /** Pages that came while the last of them were awaited are awaited, too, if it took longer. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final ReplaySession session;
  private final Hosting.Resources resources;
  private final IndexLoad load;
  private final Swap swap;

  /** A replay in a session that the caller closes. */
  public Replay(ReplaySession session, Hosting.Resources resources) {
    this.session = session;
    this.resources = resources;
    this.load = new IndexLoad(session.openSearch());
    this.swap = new Swap(session.store(), new ServedIndices(session.openSearch()));
  }

  /**
   * What a replay is to do.
   *
   * @param fromEnriched only index anew what the served generation has derived
   * @param swap whether readers are to see the new generation at the end
   * @param accepted page_ids that may get lost
   */
  public record Wish(boolean fromEnriched, boolean swap, Set<String> accepted) {}

  /** Begins a replay, or goes on with the one that was begun. */
  public void run(Wish wish) {
    if (isSwapped()) {
      return;
    }
    Optional<Generation> begun = session.generations().coming();
    begun.ifPresent(
        generation -> session.say("Going on with generation %s.", generation.getGeneration()));
    String name = begun.orElseGet(() -> begin(wish.fromEnriched())).getGeneration();
    session.patiently(() -> proceed(name, wish));
  }

  /** Finishes a replay that was told not to swap, or refused to. */
  public void swap(Set<String> accepted) {
    if (isSwapped()) {
      return;
    }
    String name =
        session
            .generations()
            .coming()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "no generation is coming: `bulletin replay run` derives one"))
            .getGeneration();
    session.patiently(() -> proceed(name, new Wish(false, true, accepted)));
  }

  /** Whether a killed command had moved the aliases, and could not write it down. */
  private boolean isSwapped() {
    Optional<String> swapped = swap.reconcile();
    swapped.ifPresent(
        name ->
            session.say(
                "Readers see generation %s already: a command was killed right after it had moved the aliases.",
                name));
    return swapped.isPresent();
  }

  /**
   * What every day's settings are is asked of the served indices: those of the new ones may have
   * been turned down already, by a command that was killed before it could write that down.
   */
  private Generation begin(boolean fromEnriched) {
    Generations generations = session.generations();
    GenerationName from = GenerationName.of(generations.requireServed());
    GenerationName name = fromEnriched ? generations.nextIndex(from) : generations.next();
    Map<String, String> everyday = new TreeMap<>();
    IndexAdmin indices = new IndexAdmin(session.openSearch());
    List<Index> served = Indices.of(from.toString());
    List<Index> coming = Indices.of(name.toString());
    for (int i = 0; i < coming.size(); i++) {
      Index index = coming.get(i);
      indices.create(index);
      load.begin(index);
      load.everyday(served.get(i))
          .forEach((key, value) -> everyday.put(index.name() + " " + key, value));
    }
    new TopicAdmin(session.admin(), session.cluster().replicationFactor())
        .create(Topics.of(name.toString()));
    Generation begun =
        Generation.newBuilder(GenerationStore.begun(name.toString(), Phase.COMING))
            .setSettings(everyday)
            .build();
    session.store().write(begun);
    session.say("Generation %s begins, beside %s.", name, from);
    return begun;
  }

  /** Can be called again, whatever it was that stopped it. */
  private void proceed(String name, Wish wish) {
    var unused = swap.reconcile();
    Generation coming = session.generations().find(name).orElseThrow();
    try (Hosting hosting = Hosting.of(session, resources, GenerationName.of(name))) {
      CatchUp.Waiting waiting = condition -> session.until(condition, hosting::failure);
      if (coming.getPhase() == Phase.COMING) {
        finish(coming, wish, waiting);
      }
      new Handover(session, GenerationName.of(name)).await(waiting);
    }
  }

  private void finish(Generation coming, Wish wish, CatchUp.Waiting waiting) {
    String name = coming.getGeneration();
    Generation loaded = load(coming, waiting);
    Generation verified = verify(loaded, wish.accepted(), waiting);
    if (wish.swap()) {
      new CatchUp(session.admin(), name).await(waiting);
      swap.to(verified);
      session.say("Readers see generation %s now.", name);
    } else {
      session.say("`bulletin replay swap` shows generation %s to readers.", name);
    }
  }

  private Generation load(Generation coming, CatchUp.Waiting waiting) {
    String name = coming.getGeneration();
    awaitIndices(name, waiting);
    ReplayProgress progress =
        new ReplayProgress(session, name, session.generations().requireServed());
    CatchUp catchUp = new CatchUp(session.admin(), name);
    CatchUp.Waiting telling =
        condition ->
            waiting.until(
                () -> {
                  progress.tick();
                  return condition.getAsBoolean();
                });
    Instant begin;
    do {
      begin = Instant.now();
      catchUp.await(telling);
    } while (Duration.between(begin, Instant.now()).compareTo(FRESH) > 0);
    session.say("%s", progress.line());
    session.say("Generation %s has caught up%s.", name, progress.rates());
    return restore(coming, progress.pagesPerSecond());
  }

  private void awaitIndices(String name, CatchUp.Waiting waiting) {
    IndexAdmin indices = new IndexAdmin(session.openSearch());
    List<Index> needed = new ArrayList<>(Indices.of(name));
    needed.add(Indices.DEAD_LETTERS);
    waiting.until(() -> needed.stream().allMatch(indices::exists));
  }

  private Generation restore(Generation coming, double pagesPerSecond) {
    if (coming.getSettings().isEmpty()) {
      return coming;
    }
    for (Index index : Indices.of(coming.getGeneration())) {
      Map<String, String> everyday = new TreeMap<>();
      coming
          .getSettings()
          .forEach(
              (key, value) -> {
                if (key.startsWith(index.name() + " ")) {
                  everyday.put(key.substring(index.name().length() + 1), value);
                }
              });
      load.end(index, everyday);
    }
    Generation restored =
        Generation.newBuilder(coming)
            .setSettings(Map.of())
            .setPagesPerSecond(pagesPerSecond)
            .build();
    session.store().write(restored);
    return restored;
  }

  private Generation verify(Generation coming, Set<String> accepted, CatchUp.Waiting waiting) {
    String served = session.generations().requireServed();
    Verification.Verified verified =
        new Verification(session.admin(), session.openSearch(), waiting)
            .verify(served, coming.getGeneration(), SAMPLES);
    session.show(VerificationText.of(verified));
    Generation compared = Generation.newBuilder(coming).setTargets(verified.targets()).build();
    session.store().write(compared);
    if (verified.loses(accepted)) {
      throw new CommandFailure(
          "generation "
              + coming.getGeneration()
              + " lacks pages that "
              + served
              + " has: readers stay with "
              + served
              + ". See why in the dead letters; `bulletin replay swap --accept PAGE_ID…` swaps all the same");
    }
    return compared;
  }
}
