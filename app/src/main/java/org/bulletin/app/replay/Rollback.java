package org.bulletin.app.replay;

import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.GenerationName;

/** Shows readers again what they saw before a swap. */
public final class Rollback {

  private final ReplaySession session;
  private final Hosting.Resources resources;

  /** A way back in a session that the caller closes. */
  public Rollback(ReplaySession session, Hosting.Resources resources) {
    this.session = session;
    this.resources = resources;
  }

  /**
   * Swaps back.
   *
   * @param now whether to swap at once, instead of waiting until the generation has caught up
   */
  public void run(Optional<String> to, boolean now) {
    Swap swap = new Swap(session.store(), new ServedIndices(session.openSearch()));
    var unused = swap.reconcile();
    Generation back = target(to);
    String name = back.getGeneration();
    CatchUp catchUp = new CatchUp(session.admin(), name);
    if (now) {
      long missing = catchUp.toSplit();
      swap.to(back);
      session.say(
          "Readers see generation %s now; it lacks %d records of pages and %d of articles so far.",
          name, missing, catchUp.toIndex());
      return;
    }
    try (Hosting hosting = Hosting.of(session, resources, GenerationName.of(name))) {
      CatchUp.Waiting waiting = condition -> session.until(condition, hosting::failure);
      var unusedTargets = catchUp.await(waiting);
      swap.to(back);
      session.say("Readers see generation %s now; it lacks nothing.", name);
      new Handover(session, GenerationName.of(name)).await(waiting);
    }
  }

  private Generation target(Optional<String> to) {
    Optional<Generation> back =
        to.isPresent() ? session.generations().find(to.get()) : session.generations().previous();
    return back.filter(generation -> generation.getPhase() == Phase.PREVIOUS)
        .orElseThrow(
            () ->
                new CommandFailure(
                    to.map(name -> "generation " + name + " is no previous one")
                            .orElse("there is no previous generation")
                        + ": see `bulletin replay status`"));
  }
}
