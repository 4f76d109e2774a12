package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;

/** The texts of a page: which block follows which. Not changed after it was made. */
final class Chains {

  static final int END = -1;
  static final int NEITHER = -2;

  private final int[] next;
  private final boolean[] joined;
  private final double[] margin;
  private final double[] arrival;

  /**
   * @param next for each part the part that follows it in its text, {@link #END} at the end of a
   *     text, the part itself where it is a title, and {@link #NEITHER} where it is neither
   * @param joined for each part whether the one that follows goes on with its paragraph
   * @param margin for each part how much better its link is than the next best, in log odds
   * @param arrival for each part what the best link to it gains that was not made, in log odds
   */
  Chains(int[] next, boolean[] joined, double[] margin, double[] arrival) {
    this.next = next;
    this.joined = joined;
    this.margin = margin;
    this.arrival = arrival;
  }

  /** Returns these chains with another successor of a part. */
  Chains with(int part, int successor, boolean joins) {
    int[] newNext = next.clone();
    boolean[] newJoined = joined.clone();
    newNext[part] = successor;
    newJoined[part] = joins;
    return new Chains(newNext, newJoined, margin, arrival);
  }

  int next(int part) {
    return next[part];
  }

  boolean joined(int part) {
    return joined[part];
  }

  double margin(int part) {
    return margin[part];
  }

  double arrival(int part) {
    return arrival[part];
  }

  boolean isTitle(int part) {
    return next[part] == part;
  }

  boolean isText(int part) {
    return next[part] != part && next[part] != NEITHER;
  }

  /** Returns whether no part is followed by a part. */
  boolean begins(int part) {
    for (int i = 0; i < next.length; i++) {
      if (next[i] == part && i != part) {
        return false;
      }
    }
    return true;
  }

  /** Returns the texts, each as its parts in reading order. */
  List<List<Integer>> texts() {
    boolean[] follows = new boolean[next.length];
    for (int i = 0; i < next.length; i++) {
      if (next[i] >= 0 && next[i] != i) {
        follows[next[i]] = true;
      }
    }
    List<List<Integer>> texts = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      if (isText(i) && !follows[i]) {
        List<Integer> text = new ArrayList<>();
        for (int at = i; at >= 0; at = next[at]) {
          text.add(at);
        }
        texts.add(text);
      }
    }
    return texts;
  }
}
