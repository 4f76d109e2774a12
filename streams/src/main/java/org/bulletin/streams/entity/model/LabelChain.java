package org.bulletin.streams.entity.model;

import java.util.List;

/**
 * The conditional random field over the labels: finds the best sequence (Viterbi). Immutable and
 * safe across threads.
 */
final class LabelChain {

  private final Label[] labels;
  private final float[] begins;
  private final float[][] transitions;

  /**
   * Takes transition scores.
   *
   * @param labels in the order of their scores
   * @param transitions a row a state before, a column a state after; the state after the last label
   *     is the start
   */
  LabelChain(List<Label> labels, float[] transitions) {
    int n = labels.size();
    this.labels = labels.toArray(Label[]::new);
    this.begins = new float[n];
    this.transitions = new float[n][n];
    for (int to = 0; to < n; to++) {
      for (int from = 0; from < n; from++) {
        this.transitions[to][from] = transitions[from * (n + 1) + to];
      }
      begins[to] = transitions[n * (n + 1) + to];
    }
  }

  /**
   * Finds the best labels of a sequence.
   *
   * @param scores a row a label, in which the sequence's stand from {@code start}
   */
  Label[] best(float[][] scores, int start, int length) {
    int n = labels.length;
    float[] score = new float[n];
    float[] next = new float[n];
    byte[] from = new byte[length * n];
    for (int j = 0; j < n; j++) {
      score[j] = begins[j] + scores[j][start];
    }
    for (int t = 1; t < length; t++) {
      for (int j = 0; j < n; j++) {
        int best = before(score, transitions[j]);
        next[j] = score[best] + transitions[j][best] + scores[j][start + t];
        from[t * n + j] = (byte) best;
      }
      float[] swap = score;
      score = next;
      next = swap;
    }
    int best = 0;
    for (int j = 1; j < n; j++) {
      if (score[j] > score[best]) {
        best = j;
      }
    }
    Label[] result = new Label[length];
    for (int t = length - 1; t >= 0; t--) {
      result[t] = labels[best];
      best = from[t * n + best];
    }
    return result;
  }

  /** The first of the labels from which another is reached with the best score. */
  private static int before(float[] scores, float[] transitions) {
    int best = 0;
    float bestScore = scores[0] + transitions[0];
    for (int i = 1; i < transitions.length; i++) {
      float candidate = scores[i] + transitions[i];
      if (candidate > bestScore) {
        bestScore = candidate;
        best = i;
      }
    }
    return best;
  }
}
