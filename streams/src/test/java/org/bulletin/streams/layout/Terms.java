package org.bulletin.streams.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much two texts have in common: the words in both, rare ones counting more. */
final class Terms {

  /** Words of more than this share of all articles say nothing of an article. */
  private static final double COMMON = 0.2;

  private final Words words;
  private final Map<String, Double> weights = new HashMap<>();

  Terms(Words words, List<GoldItem> articles) {
    this.words = words;
    Map<String, Integer> articlesWith = new HashMap<>();
    for (GoldItem article : articles) {
      words
          .of(article.title() + "\n" + article.bodyText())
          .forEach(word -> articlesWith.merge(word, 1, Integer::sum));
    }
    articlesWith.forEach(
        (word, count) -> {
          if (count <= COMMON * articles.size()) {
            weights.put(word, Math.log((double) articles.size() / count));
          }
        });
  }

  /** Sums the weights of the words that are in both texts: a word of one article in 20 weighs 3. */
  double inCommon(String a, String b) {
    Set<String> both = new HashSet<>(words.of(a));
    both.retainAll(words.of(b));
    return both.stream().mapToDouble(word -> weights.getOrDefault(word, 0.0)).sum();
  }
}
