package org.bulletin.app.requests;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/** The pages that a generation has, retracted ones apart: their names, no texts. */
public final class StoredPages {

  private static final Pattern ARTICLE = Pattern.compile(".*#[0-9a-f]{12}(-[0-9]+)?");

  private final Map<String, SplitOutcome> outcomes;
  private final Map<String, String> byArticlePart = new HashMap<>();

  StoredPages(Map<String, SplitOutcome> outcomes) {
    this.outcomes = new TreeMap<>(outcomes);
    outcomes.keySet().forEach(id -> byArticlePart.put(PageIds.articlePart(id), id));
  }

  /** Reads {@code bulletin.split} of a generation to its end. */
  public static StoredPages of(ClusterSettings cluster, Registry registry, String generation) {
    return of(cluster, registry, generation, any -> true);
  }

  /**
   * Reads {@code bulletin.split} of a generation to its end.
   *
   * @param wanted which pages, by their page_ids
   */
  public static StoredPages of(
      ClusterSettings cluster, Registry registry, String generation, Predicate<String> wanted) {
    Topic<SplitPage> topic = Topics.split(generation);
    RecordDecoder<SplitPage> decoder = registry.decoder(topic);
    Map<String, SplitOutcome> outcomes = new HashMap<>();
    TopicScan.of(
        cluster,
        topic.name(),
        record -> {
          String pageId = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            outcomes.remove(pageId);
          } else if (wanted.test(pageId)) {
            outcomes.put(pageId, outcome(decoder, record));
          }
        });
    return new StoredPages(outcomes);
  }

  private static SplitOutcome outcome(
      RecordDecoder<SplitPage> decoder, ConsumerRecord<byte[], byte[]> record) {
    try {
      return decoder.decode(record.value()).getOutcome();
    } catch (UndecodableException e) {
      return SplitOutcome.UNKNOWN;
    }
  }

  /** All page_ids, in order. */
  public Set<String> ids() {
    return outcomes.keySet();
  }

  /** The pages that the splitter could not take. */
  public Set<String> unsplit() {
    Set<String> ids = new TreeSet<>(outcomes.keySet());
    ids.removeIf(id -> outcomes.get(id) != SplitOutcome.UNSPLIT);
    return ids;
  }

  /**
   * The page that the key of a record names, of whatever topic: a page_id, or the article_id of one
   * of its articles. Empty if no such page is there.
   */
  public Optional<String> namedBy(String key) {
    if (outcomes.containsKey(key)) {
      return Optional.of(key);
    }
    return ARTICLE.matcher(key).matches()
        ? Optional.ofNullable(byArticlePart.get(PageIds.pagePartOf(key)))
        : Optional.empty();
  }
}
