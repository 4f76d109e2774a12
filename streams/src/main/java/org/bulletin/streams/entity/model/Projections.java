package org.bulletin.streams.entity.model;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What each character adds to the gates of a direction: computed when a character is first seen, as
 * all 6 591 together take a third of a second, and kept. Safe across threads; two that see a
 * character for the first time compute the same.
 */
final class Projections {

  private final Lstm lstm;
  private final float[][] embedding;
  private final AtomicReferenceArray<float[]> known;

  /**
   * Takes the characters' embedding.
   *
   * @param embedding a row a character, the first that of character 1: character 0, the padding,
   *     adds nothing
   * @param size how many characters there are, the padding included
   */
  Projections(Lstm lstm, float[][] embedding, int size) {
    this.lstm = lstm;
    this.embedding = embedding;
    this.known = new AtomicReferenceArray<>(size);
    known.set(0, new float[lstm.width()]);
  }

  private float[] of(int character) {
    float[] row = known.get(character);
    if (row == null) {
      row = lstm.project(embedding[character - 1]);
      known.set(character, row);
    }
    return row;
  }

  /** Returns a row a character, of each sequence. */
  float[][][] of(int[][] sequences) {
    float[][][] rows = new float[sequences.length][][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = new float[sequences[s].length][];
      for (int i = 0; i < rows[s].length; i++) {
        rows[s][i] = of(sequences[s][i]);
      }
    }
    return rows;
  }
}
