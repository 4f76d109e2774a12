package org.bulletin.app.partitions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/** Who works with the pages now: members of the streams stages' groups, and ingesters. */
public final class Writers {

  /** Five times what is between two heartbeats. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final String STREAMS_GROUPS = "bulletin-streams-";

  private Writers() {}

  /** A few words about each; none if nobody does. */
  public static List<String> of(Admin admin, ClusterSettings cluster, Registry registry) {
    List<String> found = new ArrayList<>(members(admin));
    if (Answers.of(admin.listTopics().names()).contains(Topics.STAGES.name())) {
      found.addAll(
          ingesters(LatestRecords.of(cluster, registry, Topics.STAGES).values(), Instant.now()));
    }
    return found;
  }

  private static List<String> members(Admin admin) {
    List<String> groups =
        Answers.of(admin.listGroups().all()).stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(STREAMS_GROUPS))
            .sorted()
            .toList();
    List<String> members = new ArrayList<>();
    admin
        .describeConsumerGroups(groups)
        .describedGroups()
        .forEach(
            (group, description) ->
                Answers.of(description)
                    .members()
                    .forEach(
                        member ->
                            members.add(
                                "a member of %s on %s"
                                    .formatted(group, member.host().replaceFirst("^/", "")))));
    return members.stream().distinct().toList();
  }

  static List<String> ingesters(Iterable<Heartbeat> heartbeats, Instant now) {
    List<String> ingesters = new ArrayList<>();
    for (Heartbeat beat : heartbeats) {
      Duration ago = Duration.between(beat.getAt(), now);
      if (beat.getStage().equals("ingest")
          && !beat.getState().equals("stopped")
          && ago.compareTo(SILENCE) < 0) {
        ingesters.add("ingester " + beat.getInstance());
      }
    }
    return ingesters;
  }
}
