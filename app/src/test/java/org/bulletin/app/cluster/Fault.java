package org.bulletin.app.cluster;

import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.embedded.fault.FaultProxy;
import org.bulletin.schemas.topics.Answers;

/** What befalls a pipeline of two streams instances, two indexers and three brokers. */
enum Fault {
  STREAMS_LOST("a streams instance, kill -9, replaced when all is indexed"),
  INDEXER_LOST("an indexer, kill -9, replaced when all is indexed"),
  INGEST_LOST("the ingester, kill -9, replaced at once"),
  BROKER_LOST("one of three brokers, kill -9, back when all is indexed"),
  REGISTRY_LOST("the registry, kill -9, started at once"),
  OPENSEARCH_LOST("OpenSearch, kill -9, started at once"),
  STREAMS_ROLLED("rolling restart of the streams instances, SIGTERM"),
  INDEXERS_ROLLED("rolling restart of the indexers, SIGTERM"),
  BULKS_REFUSED("OpenSearch answers 503 to 20 bulk requests"),
  REPLIES_LOST("OpenSearch does 5 bulk requests, the replies are lost");

  private static final int INSTANCES = 2;
  private static final int REFUSED = 20;
  private static final int REPLIES = 5;
  private static final String BULK = "POST .*_bulk";

  private final String description;

  Fault(String description) {
    this.description = description;
  }

  /** In words, for a table. */
  String description() {
    return description;
  }

  /**
   * Makes it happen.
   *
   * @param random which of several it befalls
   * @param proxy before OpenSearch
   * @return what mends it when all is indexed
   */
  Runnable befall(ServerCluster cluster, Pipeline pipeline, FaultProxy proxy, Random random) {
    switch (this) {
      case STREAMS_LOST -> {
        return lose(pipeline, Pipeline.STREAMS + "-" + (1 + random.nextInt(INSTANCES)));
      }
      case INDEXER_LOST -> {
        return lose(pipeline, Pipeline.INDEXER + "-" + (1 + random.nextInt(INSTANCES)));
      }
      case INGEST_LOST -> lose(pipeline, Pipeline.INGEST + "-1").run();
      case BROKER_LOST -> {
        ServerProcess broker = cluster.brokers().get(random.nextInt(cluster.brokers().size()));
        broker.kill();
        return () -> {
          broker.start().awaitReady();
          Pipeline.waitUntil(() -> isReplicated(cluster));
        };
      }
      case REGISTRY_LOST -> restart(cluster.registry());
      case OPENSEARCH_LOST -> restart(cluster.openSearch());
      case STREAMS_ROLLED -> roll(pipeline, Pipeline.STREAMS);
      case INDEXERS_ROLLED -> roll(pipeline, Pipeline.INDEXER);
      case BULKS_REFUSED ->
          proxy.inject(org.bulletin.embedded.fault.Fault.answer(503, "{}").to(BULK).times(REFUSED));
      case REPLIES_LOST ->
          proxy.inject(org.bulletin.embedded.fault.Fault.loseReply().to(BULK).times(REPLIES));
    }
    return proxy::heal;
  }

  private static Runnable lose(Pipeline pipeline, String name) {
    pipeline.instance(name).kill();
    return () -> pipeline.start(name);
  }

  private static void restart(ServerProcess server) {
    server.kill();
    server.start().awaitReady();
  }

  private static void roll(Pipeline pipeline, String stage) {
    for (int instance = 1; instance <= INSTANCES; instance++) {
      String name = stage + "-" + instance;
      pipeline.instance(name).stop();
      pipeline.start(name);
      Pipeline.waitUntil(() -> pipeline.members(stage) == INSTANCES);
    }
  }

  /** Tells whether every partition is on every broker that should have it. */
  static boolean isReplicated(ServerCluster cluster) {
    try (Admin admin = Admin.create(cluster.kafka().kafka())) {
      return Answers.of(
              admin
                  .describeTopics(List.copyOf(Answers.of(admin.listTopics().names())))
                  .allTopicNames())
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    }
  }
}
