package org.bulletin.schemas.topics;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * Says what Kafka's clients throw so that whoever runs them knows what to do. Their own messages
 * name the failure, but neither the setting nor the right that is missing.
 */
public final class KafkaFailure {

  /**
   * The clients' words for host names that are not known, which a container's is before it runs.
   */
  private static final String UNKNOWN_HOSTS = "No resolvable bootstrap urls";

  private static final String RIGHTS =
      " (docs/operations/init-and-rights.md lists the rights that each stage needs)";

  private KafkaFailure() {}

  /** Whether somebody else than us can make it pass: what is away comes, what is refused is let. */
  public static boolean mayPass(Throwable failure) {
    return chain(failure)
        .anyMatch(
            each ->
                each instanceof RetriableException
                    || each instanceof InvalidReplicationFactorException
                    || each instanceof SaslAuthenticationException
                    || each instanceof SslAuthenticationException
                    || each instanceof AuthorizationException
                    || isUnknownHost(each));
  }

  /** The failure in a sentence, with what to do; of another failure than Kafka's, its message. */
  public static String sentence(Throwable failure) {
    return explain(failure).orElseGet(() -> said(failure));
  }

  /** The failure in a sentence, with what to do; empty if there is no more to say than it says. */
  public static Optional<String> explain(Throwable failure) {
    return chain(failure).flatMap(each -> explained(each).stream()).findFirst();
  }

  private static Optional<String> explained(Throwable failure) {
    String said = said(failure);
    String explained = null;
    if (failure instanceof SaslAuthenticationException) {
      explained =
          "Kafka does not accept our user or password: check sasl.jaas.config and sasl.mechanism in"
              + " the file of --kafka-config (%s)".formatted(said);
    } else if (failure instanceof SslAuthenticationException) {
      explained =
          "Kafka and we do not trust each other's certificates: check ssl.truststore.location, and"
              + " ssl.keystore.location where brokers ask for one, in the file of --kafka-config (%s)"
                  .formatted(said(rootOf(failure)));
    } else if (failure instanceof TopicAuthorizationException topics) {
      explained = denied("topics " + String.join(", ", topics.unauthorizedTopics()));
    } else if (failure instanceof GroupAuthorizationException group) {
      explained = denied("group " + group.groupId());
    } else if (failure instanceof TransactionalIdAuthorizationException) {
      explained = denied("the transactional id, which begins with bulletin-streams-");
    } else if (failure instanceof ClusterAuthorizationException) {
      explained = denied("the cluster");
    } else if (isUnknownHost(failure)) {
      explained =
          "no host of --bootstrap-servers is known: check its spelling (%s)".formatted(said);
    }
    return Optional.ofNullable(explained);
  }

  private static String denied(String what) {
    return "Kafka does not give our user the rights on %s that this takes: grant them%s"
        .formatted(what, RIGHTS);
  }

  private static boolean isUnknownHost(Throwable failure) {
    return failure instanceof ConfigException && said(failure).contains(UNKNOWN_HOSTS);
  }

  private static Throwable rootOf(Throwable failure) {
    return chain(failure).reduce((first, second) -> second).orElse(failure);
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null || failure.getMessage().isBlank()
        ? failure.toString()
        : failure.getMessage();
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause);
  }
}
