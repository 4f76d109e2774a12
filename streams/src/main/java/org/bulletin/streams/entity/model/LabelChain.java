package org.bulletin.streams.entity.model;

import java.util.List;

/** The conditional random field over the labels: finds the best sequence (Viterbi). */
final class LabelChain {

  private final Label[] labels;
  private final float[] transitions;
  private final int states;

  /**
   * Takes transition scores.
   *
   * @param labels in the order of their scores
   * @param transitions a row a state before, a column a state after; the state after the last label
   *     is the start
   */
  LabelChain(List<Label> labels, float[] transitions) {
    this.labels = labels.toArray(Label[]::new);
    this.states = this.labels.length + 1;
    this.transitions = transitions.clone();
  }

  /** Returns the best labels, given a row of scores a character. */
  Label[] best(float[][] scores) {
    int length = scores.length;
    int n = labels.length;
    float[] score = new float[n];
    float[] next = new float[n];
    byte[] from = new byte[length * n];
    for (int j = 0; j < n; j++) {
      score[j] = transitions[n * states + j] + scores[0][j];
    }
    for (int t = 1; t < length; t++) {
      for (int j = 0; j < n; j++) {
        int best = 0;
        float bestScore = score[0] + transitions[j];
        for (int i = 1; i < n; i++) {
          float candidate = score[i] + transitions[i * states + j];
          if (candidate > bestScore) {
            bestScore = candidate;
            best = i;
          }
        }
        next[j] = bestScore + scores[t][j];
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
}
