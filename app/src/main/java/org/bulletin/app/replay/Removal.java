package org.bulletin.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.generations.Generations;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;

/**
 * Removes a generation: first everybody is told to leave it, and only then is anything deleted.
 * Killed at any point it is finished by the next {@code replay drop}.
 */
final class Removal {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReplaySession session;
  private final GroupAdmin groups;
  private final Duration patience;

  Removal(ReplaySession session) {
    this(session, PATIENCE);
  }

  /**
   * A removal.
   *
   * @param patience how long it waits until everybody has left
   */
  Removal(ReplaySession session, Duration patience) {
    this.session = session;
    this.groups = new GroupAdmin(session.admin());
    this.patience = patience;
  }

  /**
   * Removes a generation that readers do not see.
   *
   * @throws CommandFailure if they see it, or somebody goes on working on it; then it stays as it
   *     is
   */
  void remove(Generation generation) {
    GenerationName name = GenerationName.of(generation.getGeneration());
    if (new ServedIndices(session.openSearch())
        .generation()
        .filter(name.toString()::equals)
        .isPresent()) {
      throw new CommandFailure(
          "readers see generation " + name + ": only another one can be dropped");
    }
    if (generation.getPhase() == Phase.DROPPED) {
      throw new CommandFailure("generation " + name + " has been dropped already");
    }
    session.store().enter(generation, Phase.DROPPING);
    boolean derivation = isLastOfDerivation(name);
    awaitNobody(generation, groupsOf(name, derivation));
    delete(name, derivation);
    session.store().enter(generation, Phase.DROPPED);
    session.say(
        "Generation %s is dropped: %s.",
        name, derivation ? "topics, groups and indices" : "its indices and group");
  }

  /** Whether the topics go, too: no other index lives on them. */
  private boolean isLastOfDerivation(GenerationName name) {
    Generations generations = session.generations();
    return !generations.liveDerivations().contains(name.derivation().toString());
  }

  private static List<String> groupsOf(GenerationName name, boolean derivation) {
    List<String> ids =
        new ArrayList<>(List.of(IndexerSettings.ofGeneration(name.toString()).group()));
    if (derivation) {
      ids.add(StreamsSettings.applicationId(name.toString()));
    }
    return ids;
  }

  private void awaitNobody(Generation generation, List<String> ids) {
    Instant end = Instant.now().plus(patience);
    session.until(
        () -> ids.stream().allMatch(id -> groups.of(id).isEmpty()) || Instant.now().isAfter(end),
        Optional::empty);
    List<String> members = ids.stream().flatMap(id -> groups.of(id).stream()).distinct().toList();
    if (!members.isEmpty()) {
      session.store().write(generation);
      throw new CommandFailure(
          "somebody still works on generation "
              + generation.getGeneration()
              + ", it stays: stop "
              + String.join(", ", members));
    }
  }

  private void delete(GenerationName name, boolean derivation) {
    IndexAdmin indices = new IndexAdmin(session.openSearch());
    for (Index index : Indices.of(name.toString())) {
      indices.delete(index);
    }
    groupsOf(name, derivation).forEach(groups::delete);
    if (derivation) {
      List<String> own = Topics.of(name.toString()).stream().map(Topic::name).toList();
      String changelogs = StreamsSettings.applicationId(name.toString()) + "-";
      groups.deleteTopics(
          groups.topics(topic -> own.contains(topic) || topic.startsWith(changelogs)));
    }
  }
}
