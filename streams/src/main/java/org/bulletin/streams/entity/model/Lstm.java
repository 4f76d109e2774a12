package org.bulletin.streams.entity.model;

/**
 * One direction of a long short-term memory, over a batch of sequences at once. Each sequence's
 * result depends on that sequence alone, to the last bit, whatever it is batched with. Immutable
 * and safe across threads.
 */
final class Lstm {

  private static final int GATES = 4;

  private final int inputs;
  private final int units;
  private final float[] inputWeights;
  private final float[] recurrentWeights;
  private final float[] bias;

  /**
   * Takes TensorFlow's {@code BasicLSTMCell}, whose gates stand in the order input, candidate,
   * forget, output.
   *
   * @param kernel (inputs + units) rows of 4 × units numbers
   * @param bias 4 × units numbers; the forget gate's lack the customary 1
   */
  Lstm(int inputs, int units, float[] kernel, float[] bias) {
    this.inputs = inputs;
    this.units = units;
    int width = GATES * units;
    inputWeights = java.util.Arrays.copyOf(kernel, inputs * width);
    recurrentWeights = java.util.Arrays.copyOfRange(kernel, inputs * width, kernel.length);
    this.bias = bias.clone();
    for (int i = 2 * units; i < 3 * units; i++) {
      this.bias[i] += 1;
    }
  }

  /** What an input adds to the gates, bias included: the same wherever the input stands. */
  void project(float[] input, int inputAt, float[] gates, int gatesAt) {
    System.arraycopy(bias, 0, gates, gatesAt, bias.length);
    Vectors.addProduct(input, inputAt, inputs, inputWeights, gates, gatesAt, bias.length);
  }

  /**
   * Runs over a batch.
   *
   * @param projections rows of 4 × units numbers, as {@link #project} made them
   * @param rows of each sequence, the row of each of its inputs; longest sequence first
   * @param backward whether to run from each sequence's end
   * @param outputs of each sequence, one row of {@code stride} numbers an input; written from
   *     column {@code column}
   */
  void run(
      float[] projections,
      int[][] rows,
      boolean backward,
      float[][] outputs,
      int stride,
      int column) {
    int width = GATES * units;
    float[] gates = new float[rows.length * width];
    float[] hidden = new float[rows.length * units];
    float[] cells = new float[rows.length * units];
    int active = rows.length;
    for (int step = 0; step < rows[0].length; step++) {
      while (rows[active - 1].length <= step) {
        active--;
      }
      for (int s = 0; s < active; s++) {
        int at = backward ? rows[s].length - 1 - step : step;
        System.arraycopy(projections, rows[s][at] * width, gates, s * width, width);
      }
      if (step > 0) {
        Vectors.addProducts(hidden, units, recurrentWeights, gates, width, active);
      }
      for (int s = 0; s < active; s++) {
        cell(gates, s * width, cells, hidden, s * units);
        int at = backward ? rows[s].length - 1 - step : step;
        System.arraycopy(hidden, s * units, outputs[s], at * stride + column, units);
      }
    }
  }

  private void cell(float[] gates, int at, float[] cells, float[] hidden, int state) {
    Vectors.sigmoid(gates, at, units);
    Vectors.tanh(gates, at + units, units);
    Vectors.sigmoid(gates, at + 2 * units, 2 * units);
    for (int i = 0; i < units; i++) {
      float cell =
          cells[state + i] * gates[at + 2 * units + i] + gates[at + i] * gates[at + units + i];
      cells[state + i] = cell;
      hidden[state + i] = cell;
    }
    Vectors.tanh(hidden, state, units);
    for (int i = 0; i < units; i++) {
      hidden[state + i] *= gates[at + 3 * units + i];
    }
  }
}
