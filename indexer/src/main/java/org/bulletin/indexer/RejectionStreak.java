package org.bulletin.indexer;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts the documents of each index that are rejected in a row for the same reason. One document
 * may be at fault; twenty mean that the index or the program is, and going on would send everything
 * to the dead letters.
 */
final class RejectionStreak {

  static final int LIMIT = 20;

  /** Ids and values, which differ from document to document. */
  private static final Pattern PARTICULARS = Pattern.compile("'[^']*'|\\d+");

  private record Streak(String reason, int length) {}

  private final Map<String, Streak> streaks = new HashMap<>();

  /** Says that a document of an index was not rejected. */
  void accepted(String index) {
    streaks.remove(index);
  }

  /**
   * Says that a document was rejected.
   *
   * @throws StoppedException if it is one too many
   */
  void rejected(String index, String reason) {
    String kind = PARTICULARS.matcher(reason).replaceAll("…");
    Streak before = streaks.get(index);
    int length = before != null && before.reason().equals(kind) ? before.length() + 1 : 1;
    if (length == LIMIT) {
      throw new StoppedException(
          "OpenSearch rejected %d documents for %s in a row for the same reason: %s. Mend the index or the program and start again; the documents are read again then."
              .formatted(LIMIT, index, reason));
    }
    streaks.put(index, new Streak(kind, length));
  }
}
