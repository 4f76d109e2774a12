package org.bulletin.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.compare.ComparedIndices;
import org.bulletin.indexer.compare.ComparisonReport;
import org.bulletin.indexer.compare.GenerationComparison;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.streams.topology.StreamsSettings;

/**
 * Compares the served generation with another one, once both have passed the end offsets of the
 * moment. Pages go on coming and going meanwhile, so a page counts as lost only if it is missing
 * each time that is looked, with new end offsets every time.
 */
public final class Verification {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Looks before a page counts as lost. */
  private static final int LOOKS = 3;

  private final Admin admin;
  private final OpenSearchConnection openSearch;
  private final CatchUp.Waiting waiting;

  /** A verification through clients that the caller closes. */
  public Verification(Admin admin, OpenSearchConnection openSearch, CatchUp.Waiting waiting) {
    this.admin = admin;
    this.openSearch = openSearch;
    this.waiting = waiting;
  }

  /**
   * What a verification found.
   *
   * @param targets the end offsets of the last look, which the new generation had passed
   * @param lost page_ids that were missing or other each time
   * @param behind whether nobody works on the old generation, or its stages are stuck, so that it
   *     may lack pages itself
   */
  public record Verified(
      ComparisonReport report, Map<String, Long> targets, Set<String> lost, boolean behind) {

    boolean loses(Set<String> accepted) {
      return !accepted.containsAll(lost);
    }
  }

  /** Compares; takes time in proportion to the documents. */
  public Verified verify(String served, String other, int samples) {
    boolean behind = !isWorkedOn(served) || !catchesUp(served);
    Set<String> lost = Set.of();
    for (int look = 1; ; look++) {
      Map<String, Long> targets = new CatchUp(admin, other).await(waiting);
      ComparisonReport report =
          GenerationComparison.of(
              openSearch, ComparedIndices.of(served), ComparedIndices.of(other), samples);
      lost = look == 1 ? lostOf(report) : common(lost, lostOf(report));
      if (lost.isEmpty() || look == LOOKS) {
        return new Verified(report, targets, lost, behind);
      }
    }
  }

  /** It is live, so that this takes seconds; unless its stages wait for something themselves. */
  private boolean catchesUp(String generation) {
    Instant end = Instant.now().plus(PATIENCE);
    boolean[] late = {false};
    var unused =
        new CatchUp(admin, generation)
            .await(
                condition ->
                    waiting.until(
                        () -> {
                          late[0] = Instant.now().isAfter(end);
                          return late[0] || condition.getAsBoolean();
                        }));
    return !late[0];
  }

  private boolean isWorkedOn(String generation) {
    GroupAdmin groups = new GroupAdmin(admin);
    return !groups.of(StreamsSettings.applicationId(generation)).isEmpty()
        && !groups.of(IndexerSettings.ofGeneration(generation).group()).isEmpty();
  }

  private static Set<String> lostOf(ComparisonReport report) {
    return Stream.of(report.pages().missing().ids(), report.pages().otherContent().ids())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static Set<String> common(Set<String> before, Set<String> now) {
    Set<String> both = new HashSet<>(before);
    both.retainAll(now);
    return both;
  }
}
