package org.bulletin.indexer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.indexer.compare.ComparisonReport.Ids;

/** Counts ids and keeps the first of them. */
final class IdList {

  /** More than anyone reads or accepts one by one, and little memory. */
  static final int KEPT = 1_000;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(String id) {
    count++;
    if (first.size() < KEPT) {
      first.add(id);
    }
  }

  Ids ids() {
    return new Ids(count, first);
  }
}
