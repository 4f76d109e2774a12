package org.bulletin.app.stages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.Topic;

/**
 * How far a consumer group is, seen from outside. A stage has caught up when it has committed the
 * end offsets that were read, uncommitted, after the stage before it had caught up.
 */
public final class GroupProgress {

  private final Admin admin;
  private final String group;
  private final List<Topic<?>> topics;

  /** The progress of a group on topics, through a client that the caller closes. */
  public GroupProgress(Admin admin, String group, List<Topic<?>> topics) {
    this.admin = admin;
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  /** The end offsets as of now, with what open transactions have written. */
  public Map<TopicPartition, Long> targets() {
    return offsets(OffsetSpec.latest());
  }

  /** Whether the group has committed everything before the targets. */
  public boolean reached(Map<TopicPartition, Long> targets) {
    return missing(targets) == 0;
  }

  /** Offsets between what the group has committed and the targets: zero means reached. */
  public long missing(Map<TopicPartition, Long> targets) {
    Map<TopicPartition, Long> begin = offsets(OffsetSpec.earliest());
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    return targets.entrySet().stream()
        .mapToLong(
            target -> {
              OffsetAndMetadata at = committed.get(target.getKey());
              long done = at == null ? begin.getOrDefault(target.getKey(), 0L) : at.offset();
              return Math.max(0, target.getValue() - done);
            })
        .sum();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      return Answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    Answers.of(admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames())
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        partition ->
                            question.put(new TopicPartition(topic, partition.partition()), which)));
    return Answers.of(
            admin
                .listOffsets(question, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
