package org.bulletin.streams.entity;

import java.util.Arrays;

/** A tree of words, one character an edge, its edges in one open hash table. */
final class WordTree {

  private static final int NONE = -1;

  private long[] edges = new long[1 << 8];
  private int[] targets = new int[1 << 8];
  private boolean[] words = new boolean[1 << 6];
  private int nodes = 1;

  WordTree() {
    Arrays.fill(edges, NONE);
  }

  void add(CharSequence word) {
    int node = 0;
    for (int i = 0; i < word.length(); i++) {
      int next = next(node, word.charAt(i));
      node = next == NONE ? grow(node, word.charAt(i)) : next;
    }
    words[node] = true;
  }

  /** Returns the node that a character leads to, or -1; the root is 0. */
  int next(int node, char c) {
    int slot = slot(edge(node, c));
    return edges[slot] == NONE ? NONE : targets[slot];
  }

  boolean isWord(int node) {
    return words[node];
  }

  private static long edge(int node, char c) {
    return ((long) node << 16) | c;
  }

  private int slot(long edge) {
    int mask = edges.length - 1;
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (edges[slot] != NONE && edges[slot] != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int grow(int node, char c) {
    if (nodes * 2 > edges.length) {
      rehash();
    }
    if (nodes == words.length) {
      words = Arrays.copyOf(words, nodes * 2);
    }
    int slot = slot(edge(node, c));
    edges[slot] = edge(node, c);
    targets[slot] = nodes;
    return nodes++;
  }

  private void rehash() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[oldEdges.length * 2];
    targets = new int[edges.length];
    Arrays.fill(edges, NONE);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != NONE) {
        int slot = slot(oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }
}
