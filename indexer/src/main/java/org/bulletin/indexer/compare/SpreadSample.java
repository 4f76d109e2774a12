package org.bulletin.indexer.compare;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bulletin.schemas.topics.Sha256;

/**
 * A sample of a stream, in memory of its own size: what has the smallest hashes. So it is spread
 * over the stream, however that is ordered, and the same for the same ids. Not safe across threads.
 */
public final class SpreadSample<T> {

  private final int size;
  private final TreeMap<Rank, T> kept = new TreeMap<>();

  private record Rank(long hash, String id) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparingLong(Rank::hash).thenComparing(Rank::id);

    static Rank of(String id) {
      return new Rank(ByteBuffer.wrap(Sha256.of(id)).getLong(), id);
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /** An empty sample, of at most so many. */
  public SpreadSample(int size) {
    this.size = size;
  }

  /**
   * Takes the value of an id into the sample, in the place of an earlier one of that id, if the id
   * belongs there.
   *
   * @param value asked for only if it is taken
   */
  public void offer(String id, Supplier<T> value) {
    if (size == 0) {
      return;
    }
    Rank rank = Rank.of(id);
    if (kept.size() == size && rank.compareTo(kept.lastKey()) > 0) {
      return;
    }
    kept.put(rank, value.get());
    if (kept.size() > size) {
      kept.pollLastEntry();
    }
  }

  /** Takes an id out of the sample, if it is there. What it has displaced does not come back. */
  public void remove(String id) {
    kept.remove(Rank.of(id));
  }

  /** What was taken, in the order of the hashes. */
  public List<T> values() {
    return List.copyOf(kept.values());
  }
}
