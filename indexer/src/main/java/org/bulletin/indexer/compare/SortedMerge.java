package org.bulletin.indexer.compare;

import java.util.Iterator;
import java.util.Optional;

/** Walks through two scans in step, so that neither is ever in memory as a whole. */
final class SortedMerge {

  private SortedMerge() {}

  /** Who is told what is where. */
  interface Listener {
    void onlyInOld(ScannedDocument document);

    void onlyInNew(ScannedDocument document);

    void inBoth(ScannedDocument before, ScannedDocument after);
  }

  /**
   * Tells a listener of every document, in the order of their keys.
   *
   * @throws IllegalStateException if a side is not in strictly ascending {@link KeyOrder}
   */
  static void walk(
      Iterator<ScannedDocument> before, Iterator<ScannedDocument> after, Listener listener) {
    Side old = new Side(before);
    Side fresh = new Side(after);
    while (old.document.isPresent() || fresh.document.isPresent()) {
      int order = compare(old, fresh);
      if (order < 0) {
        listener.onlyInOld(old.take());
      } else if (order > 0) {
        listener.onlyInNew(fresh.take());
      } else {
        listener.inBoth(old.take(), fresh.take());
      }
    }
  }

  /** A side that is at its end comes last. */
  private static int compare(Side old, Side fresh) {
    if (old.document.isEmpty() || fresh.document.isEmpty()) {
      return old.document.isPresent() ? -1 : 1;
    }
    return KeyOrder.INSTANCE.compare(old.document.get().key(), fresh.document.get().key());
  }

  private static final class Side {

    private final Iterator<ScannedDocument> rest;
    private Optional<ScannedDocument> document;

    Side(Iterator<ScannedDocument> rest) {
      this.rest = rest;
      this.document = next();
    }

    ScannedDocument take() {
      ScannedDocument taken = document.orElseThrow();
      document = next();
      document.ifPresent(
          following -> {
            if (KeyOrder.INSTANCE.compare(taken.key(), following.key()) >= 0) {
              throw new IllegalStateException(
                  "not in order: '" + following.key() + "' after '" + taken.key() + "'");
            }
          });
      return taken;
    }

    private Optional<ScannedDocument> next() {
      return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
  }
}
