package org.bulletin.streams.split;

import java.util.Arrays;

/** What is spoken of up to each block of prose, and from each block on, as far as is known. */
final class Topics {

  private static final int MOST_BEFORE = 600;
  private static final int MOST_BLOCKS_BEFORE = 4;
  private static final int MOST_AFTER = 400;
  private static final int MOST_BLOCKS_AFTER = 3;

  private final Scene scene;
  private final int[] previous;
  private final int[] following;
  private final Grams.Topic[] before;
  private final Grams.Topic[] after;

  /**
   * @param known which block follows which, as far as is known; null if nothing is
   */
  Topics(Scene scene, Chains known) {
    int n = scene.size();
    this.scene = scene;
    this.previous = new int[n];
    this.following = new int[n];
    this.before = new Grams.Topic[n];
    this.after = new Grams.Topic[n];
    Arrays.fill(previous, -1);
    Arrays.fill(following, -1);
    for (int i = 0; i < n && known != null; i++) {
      if (known.next(i) >= 0 && known.next(i) != i) {
        following[i] = known.next(i);
        previous[known.next(i)] = i;
      }
    }
    for (int i = 0; i < n; i++) {
      if (scene.part(i).prose()) {
        before[i] = sum(i, previous, MOST_BEFORE, MOST_BLOCKS_BEFORE);
        after[i] = sum(i, following, MOST_AFTER, MOST_BLOCKS_AFTER);
      }
    }
  }

  /** Returns what a block speaks of. */
  Grams.Topic own(int i) {
    return scene.coverage().topic(i);
  }

  /** Returns what a block and a few before it speak of. */
  Grams.Topic before(int i) {
    return before[i];
  }

  /** Returns what a block and a few behind it speak of. */
  Grams.Topic after(int i) {
    return after[i];
  }

  private Grams.Topic sum(int i, int[] step, int mostLength, int mostBlocks) {
    Grams.Topic sum = own(i);
    int length = scene.part(i).text().length();
    int blocks = 1;
    for (int at = step[i]; at >= 0 && length < mostLength && blocks < mostBlocks; at = step[at]) {
      sum = sum.plus(own(at));
      length += scene.part(at).text().length();
      blocks++;
    }
    return sum;
  }
}
