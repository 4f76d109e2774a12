package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which predicted article holds which piece of a page's text. Pieces are runs of at most {@value
 * #RUN} characters of each unit of the truth; each votes for the articles that hold it, and belongs
 * to the one with most votes of its item.
 */
final class Clustering {

  private static final int RUN = 12;
  private static final int SHORTEST_RUN = 4;

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Map<Integer, Integer>> votes = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<Integer, Integer> matches = new HashMap<>();

  /** A run of characters, and the articles that hold it. */
  private record Piece(int item, int size, List<Integer> holders) {}

  Clustering(GoldPage truth, List<Squeezed> predicted) {
    for (int item = 0; item < truth.items().size(); item++) {
      votes.add(new LinkedHashMap<>());
      int before = pieces.size();
      GoldItem gold = truth.items().get(item);
      for (Marked title : gold.headline()) {
        cut(item, title.text(), predicted.stream().map(Squeezed::headline).toList());
      }
      List<String> all = predicted.stream().map(Squeezed::all).toList();
      for (GoldItem.Paragraph paragraph : gold.body()) {
        cut(item, paragraph.text().text(), all);
      }
      for (Marked caption : gold.captions()) {
        cut(item, caption.text(), all);
      }
      sizes.add(pieces.subList(before, pieces.size()).stream().mapToInt(Piece::size).sum());
    }
    match();
  }

  /** Returns the article that an item is compared with. */
  Optional<Integer> match(int item) {
    return Optional.ofNullable(matches.get(item));
  }

  /** Returns the articles that items are compared with. */
  Set<Integer> matched() {
    return new HashSet<>(matches.values());
  }

  /** Returns the B-cubed F1 of the clustering of the page's characters. */
  double f1() {
    Map<Integer, Integer> clusterSizes = new HashMap<>();
    Map<Long, Integer> joint = new HashMap<>();
    int[] clusters = new int[pieces.size()];
    int total = 0;
    for (int i = 0; i < clusters.length; i++) {
      Piece piece = pieces.get(i);
      clusters[i] = cluster(piece).orElse(-1 - i);
      total += piece.size();
      clusterSizes.merge(clusters[i], piece.size(), Integer::sum);
      joint.merge(key(piece.item(), clusters[i]), piece.size(), Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < clusters.length; i++) {
      Piece piece = pieces.get(i);
      double common = joint.get(key(piece.item(), clusters[i]));
      precision += piece.size() * common / clusterSizes.get(clusters[i]);
      recall += piece.size() * common / sizes.get(piece.item());
    }
    return total == 0 ? 0 : Figures.f1(precision / total, recall / total);
  }

  private static long key(int item, int cluster) {
    return ((long) item << 32) + cluster;
  }

  private void cut(int item, String text, List<String> articles) {
    int[] characters = Squeeze.of(text).codePoints().toArray();
    for (int start = 0; start < characters.length; start += RUN) {
      int size = Math.min(RUN, characters.length - start);
      if (size < SHORTEST_RUN) {
        continue;
      }
      String run = new String(characters, start, size);
      List<Integer> holders = new ArrayList<>();
      for (int article = 0; article < articles.size(); article++) {
        if (articles.get(article).contains(run)) {
          holders.add(article);
          votes.get(item).merge(article, 1, Integer::sum);
        }
      }
      pieces.add(new Piece(item, size, holders));
    }
  }

  private Optional<Integer> cluster(Piece piece) {
    Optional<Integer> best = Optional.empty();
    for (int holder : piece.holders()) {
      Map<Integer, Integer> ballot = votes.get(piece.item());
      if (best.isEmpty() || ballot.get(holder) > ballot.get(best.get())) {
        best = Optional.of(holder);
      }
    }
    return best;
  }

  /** The largest items choose first, the article with most votes that is left. */
  private void match() {
    List<Integer> items = new ArrayList<>();
    for (int item = 0; item < sizes.size(); item++) {
      items.add(item);
    }
    items.sort(Comparator.comparing(item -> -sizes.get(item)));
    for (int item : items) {
      votes.get(item).entrySet().stream()
          .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
          .map(Map.Entry::getKey)
          .filter(article -> !matches.containsValue(article))
          .findFirst()
          .ifPresent(article -> matches.put(item, article));
    }
  }
}
