package org.bulletin.app.replay;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bulletin.schemas.topics.Answers;

/** Consumer groups and topics as a replay needs them. */
final class GroupAdmin {

  private final Admin admin;

  /** Works through a client that the caller closes. */
  GroupAdmin(Admin admin) {
    this.admin = admin;
  }

  /** Who is in a group: client and host of each; empty if there is no such group. */
  List<String> of(String group) {
    try {
      return Answers.of(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .stream()
          .map(GroupAdmin::describe)
          .distinct()
          .sorted()
          .toList();
    } catch (GroupIdNotFoundException e) {
      return List.of();
    }
  }

  private static String describe(MemberDescription member) {
    return member.groupInstanceId().orElse(member.clientId()) + " on " + member.host();
  }

  /** Deletes a group, if it is there. */
  void delete(String group) {
    try {
      Answers.of(admin.deleteConsumerGroups(List.of(group)).all());
    } catch (GroupIdNotFoundException e) {
      // It never was, or a killed command has deleted it.
    } catch (GroupNotEmptyException e) {
      throw new KafkaException("group " + group + " has got members again: " + of(group), e);
    }
  }

  /** The names of topics. */
  List<String> topics(Predicate<String> which) {
    return Answers.of(admin.listTopics().names()).stream().filter(which).sorted().toList();
  }

  /** Deletes topics that are there. */
  void deleteTopics(List<String> topics) {
    for (String topic : topics) {
      try {
        Answers.of(admin.deleteTopics(List.of(topic)).all());
      } catch (UnknownTopicOrPartitionException e) {
        // A killed command has deleted it.
      }
    }
  }
}
