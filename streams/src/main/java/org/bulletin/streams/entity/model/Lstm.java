package org.bulletin.streams.entity.model;

/**
 * One direction of a long short-term memory, over a batch of sequences at once. Each sequence's
 * result depends on that sequence alone, to the last bit, whatever it is batched with. Immutable
 * and safe across threads.
 */
final class Lstm {

  private static final int GATES = 4;

  private final int units;
  private final float[][] inputWeights;
  private final float[][] recurrentWeights;
  private final float[] bias;

  /**
   * Takes TensorFlow's {@code BasicLSTMCell}, whose gates stand in the order input, candidate,
   * forget, output. All gates but the candidate are logistic: half the numbers are kept for them,
   * as the logistic function of x is (1 + tanh(x / 2)) / 2, and halving a float loses nothing.
   *
   * @param kernel (inputs + units) rows of 4 × units numbers
   * @param bias 4 × units numbers; the forget gate's lack the customary 1
   */
  Lstm(int inputs, int units, float[] kernel, float[] bias) {
    this.units = units;
    int width = GATES * units;
    float[] allBias = bias.clone();
    for (int i = 2 * units; i < 3 * units; i++) {
      allBias[i] += 1;
    }
    this.bias = halveLogistic(allBias);
    float[][] rows = Vectors.rows(kernel, width);
    inputWeights = new float[inputs][];
    recurrentWeights = new float[units][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = halveLogistic(rows[i]);
      if (i < inputs) {
        inputWeights[i] = row;
      } else {
        recurrentWeights[i - inputs] = row;
      }
    }
  }

  private float[] halveLogistic(float[] gates) {
    for (int i = 0; i < gates.length; i++) {
      gates[i] *= i / units == 1 ? 1 : 0.5f;
    }
    return gates;
  }

  /** Returns how many numbers the gates have together. */
  int width() {
    return GATES * units;
  }

  /** Returns what an input adds to the gates, bias included: the same wherever it stands. */
  float[] project(float[] input) {
    float[] gates = bias.clone();
    Vectors.addProducts(new float[][] {input}, inputWeights, new float[][] {gates}, 1);
    return gates;
  }

  /**
   * Runs over a batch.
   *
   * @param sequences of each, its inputs as {@link #project} made them; longest sequence first
   * @param backward whether to run from each sequence's end
   * @param outputs a row a unit, in which a sequence's numbers stand from its place in {@code
   *     starts}
   */
  void run(float[][][] sequences, boolean backward, float[][] outputs, int[] starts) {
    float[][] gates = new float[sequences.length][GATES * units];
    float[][] hidden = new float[sequences.length][units];
    float[][] cells = new float[sequences.length][units];
    int active = sequences.length;
    for (int step = 0; step < sequences[0].length; step++) {
      while (sequences[active - 1].length <= step) {
        active--;
      }
      for (int s = 0; s < active; s++) {
        int at = backward ? sequences[s].length - 1 - step : step;
        System.arraycopy(sequences[s][at], 0, gates[s], 0, GATES * units);
      }
      if (step > 0) {
        Vectors.addProducts(hidden, recurrentWeights, gates, active);
      }
      for (int s = 0; s < active; s++) {
        cell(gates[s], cells[s], hidden[s]);
        int at = backward ? sequences[s].length - 1 - step : step;
        for (int i = 0; i < units; i++) {
          outputs[i][starts[s] + at] = hidden[s][i];
        }
      }
    }
  }

  private void cell(float[] gates, float[] cells, float[] hidden) {
    Vectors.tanh(gates);
    for (int i = 0; i < units; i++) {
      float in = 0.5f * gates[i] + 0.5f;
      float forget = 0.5f * gates[i + 2 * units] + 0.5f;
      float cell = cells[i] * forget + in * gates[i + units];
      cells[i] = cell;
      hidden[i] = cell;
    }
    Vectors.tanh(hidden);
    for (int i = 0; i < units; i++) {
      hidden[i] *= 0.5f * gates[i + 3 * units] + 0.5f;
    }
  }
}
