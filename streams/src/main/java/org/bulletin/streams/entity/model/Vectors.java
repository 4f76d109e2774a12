package org.bulletin.streams.entity.model;

/**
 * Arithmetic on stretches of float arrays, in loops that the compiler turns into vector
 * instructions: no calls, no branches, one array index. Every sum is added up in a fixed order, so
 * that results are the same on every machine and in every batch.
 */
final class Vectors {

  private Vectors() {}

  /** {@code to[j] += Σ x[i] · weights[i][j]} for one row. */
  static void addProduct(
      float[] x, int xAt, int n, float[] weights, float[] to, int toAt, int width) {
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      addFour(x, xAt + i, weights, i * width, to, toAt, width);
    }
    for (; i < n; i++) {
      float factor = x[xAt + i];
      int w = i * width;
      for (int j = 0; j < width; j++) {
        to[toAt + j] += factor * weights[w + j];
      }
    }
  }

  /**
   * {@code to[r][j] += Σ x[r][i] · weights[i][j]} for several rows: four rows of weights at a time,
   * so that they stay in the nearest cache for all rows.
   *
   * @param n columns of {@code x}, a multiple of 4
   */
  static void addProducts(float[] x, int n, float[] weights, float[] to, int width, int rows) {
    for (int i = 0; i < n; i += 4) {
      for (int r = 0; r < rows; r++) {
        addFour(x, r * n + i, weights, i * width, to, r * width, width);
      }
    }
  }

  private static void addFour(
      float[] x, int xAt, float[] weights, int w, float[] to, int toAt, int width) {
    float a = x[xAt];
    float b = x[xAt + 1];
    float c = x[xAt + 2];
    float d = x[xAt + 3];
    int w1 = w + width;
    int w2 = w1 + width;
    int w3 = w2 + width;
    for (int j = 0; j < width; j++) {
      to[toAt + j] +=
          a * weights[w + j] + b * weights[w1 + j] + c * weights[w2 + j] + d * weights[w3 + j];
    }
  }

  /** Replaces each number by its logistic function. */
  static void sigmoid(float[] x, int from, int count) {
    for (int i = from; i < from + count; i++) {
      x[i] *= 0.5f;
    }
    tanh(x, from, count);
    for (int i = from; i < from + count; i++) {
      x[i] = 0.5f * x[i] + 0.5f;
    }
  }

  /**
   * Replaces each number by its hyperbolic tangent, exact to 4e-7: the rational approximation of
   * the Eigen library (MPL 2.0), {@code generic_fast_tanh_float}.
   */
  static void tanh(float[] x, int from, int count) {
    for (int i = from; i < from + count; i++) {
      float v = Math.max(-7.9f, Math.min(7.9f, x[i]));
      float s = v * v;
      float p = -2.7607684e-16f * s + 2.000188e-13f;
      p = p * s - 8.604672e-11f;
      p = p * s + 5.1222973e-08f;
      p = p * s + 1.48572235e-05f;
      p = p * s + 6.3726195e-04f;
      p = p * s + 4.8935246e-03f;
      float q = 1.1982584e-06f * s + 1.1853471e-04f;
      q = q * s + 2.2684347e-03f;
      q = q * s + 4.893525e-03f;
      x[i] = v * p / q;
    }
  }
}
