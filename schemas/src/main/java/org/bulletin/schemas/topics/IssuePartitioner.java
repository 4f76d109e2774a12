package org.bulletin.schemas.topics;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * The one partitioner of pages, requests, articles and enriched articles: all pages of an issue,
 * and whatever is derived from them, meet in one partition.
 */
public final class IssuePartitioner implements Partitioner {

  /** The partition of a record whose key is a page_id. */
  public static int ofPage(String pageId, int partitions) {
    byte[] key = PageIds.meetingKey(pageId).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** The partition of a record whose key is an article_id. */
  public static int ofArticle(String articleId, int partitions) {
    return ofPage(PageIds.pagePartOf(articleId), partitions);
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    return ofPage((String) key, cluster.partitionCountForTopic(topic));
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
