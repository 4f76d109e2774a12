package org.bulletin.streams.entity.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Labels each character of a sentence with the kind of name that it is part of. Immutable and safe
 * across threads; a sentence's labels never depend on the sentences labelled with it.
 */
public final class NameModel {

  private static final int EMBEDDING = 100;
  private static final int UNITS = 100;
  private static final int HIDDEN = 100;
  private static final int GATES = 4 * UNITS;

  /** More sequences at once no longer help, and their state outgrows the cache. */
  private static final int BATCH = 32;

  private static final int UNKNOWN_CHARACTER = 1;

  private final int[] idOf = new int[Character.MAX_VALUE + 1];
  private final Lstm forward;
  private final Lstm backward;
  private final float[] forwardProjections;
  private final float[] backwardProjections;
  private final float[] hiddenWeights;
  private final float[] hiddenBias;
  private final float[] outputWeights;
  private final float[] outputBias;
  private final LabelChain chain;

  private NameModel(FrozenGraph graph, ModelMaps maps) throws IOException {
    Arrays.fill(idOf, UNKNOWN_CHARACTER);
    maps.characters()
        .forEach(
            (character, id) -> {
              if (character.length() == 1) {
                idOf[character.charAt(0)] = id;
              }
            });
    int size = maps.characters().size();
    float[] embedding = graph.floats("char_embeding", size * EMBEDDING);
    forward = lstm(graph, "fw");
    backward = lstm(graph, "bw");
    forwardProjections = project(forward, embedding, size);
    backwardProjections = project(backward, embedding, size);
    List<Label> labels = maps.labels();
    hiddenWeights = graph.floats("project/hidden/w_tanh", 2 * UNITS * HIDDEN);
    hiddenBias = graph.floats("project/hidden/b_tanh", HIDDEN);
    outputWeights = graph.floats("project/output/w_out", HIDDEN * labels.size());
    outputBias = graph.floats("project/output/b_out", labels.size());
    int states = labels.size() + 1;
    chain = new LabelChain(labels, graph.floats("crf_loss/transitions", states * states));
  }

  /**
   * Loads the model from the class path: half a second, 22 MB of heap.
   *
   * @throws UncheckedIOException if the weights are missing or damaged
   */
  public static NameModel load() {
    try (InputStream graph = resource("/nmodels/ner.pb");
        InputStream maps = resource("/nmodels/all_map.json")) {
      return new NameModel(FrozenGraph.read(graph.readAllBytes()), ModelMaps.read(maps));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = NameModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("The model's weights are not on the class path: " + name);
    }
    return in;
  }

  private static Lstm lstm(FrozenGraph graph, String direction) throws IOException {
    String cell = "char_bilstm/bidirectional_rnn/" + direction + "/basic_lstm_cell/";
    return new Lstm(
        EMBEDDING,
        UNITS,
        graph.floats(cell + "kernel", (EMBEDDING + UNITS) * GATES),
        graph.floats(cell + "bias", GATES));
  }

  /** Row 0, the padding, has no embedding; character n has row n - 1 of the embedding. */
  private static float[] project(Lstm lstm, float[] embedding, int size) {
    float[] projections = new float[size * GATES];
    for (int id = 1; id < size; id++) {
      lstm.project(embedding, (id - 1) * EMBEDDING, projections, id * GATES);
    }
    return projections;
  }

  /**
   * Labels sentences.
   *
   * @param sentences none empty; full-width punctuation and no blanks give the best labels
   * @return of each sentence, a label a UTF-16 code unit
   */
  public List<Label[]> label(List<String> sentences) {
    Integer[] order = new Integer[sentences.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> -sentences.get(i).length()));
    Label[][] labels = new Label[order.length][];
    for (int from = 0; from < order.length; from += BATCH) {
      int to = Math.min(order.length, from + BATCH);
      int[][] rows = new int[to - from][];
      for (int i = from; i < to; i++) {
        rows[i - from] = sentences.get(order[i]).chars().map(c -> idOf[c]).toArray();
      }
      Label[][] batch = labelBatch(rows);
      for (int i = from; i < to; i++) {
        labels[order[i]] = batch[i - from];
      }
    }
    return List.of(labels);
  }

  private Label[][] labelBatch(int[][] rows) {
    float[][] states = new float[rows.length][];
    for (int s = 0; s < rows.length; s++) {
      states[s] = new float[rows[s].length * 2 * UNITS];
    }
    forward.run(forwardProjections, rows, false, states, 2 * UNITS, 0);
    backward.run(backwardProjections, rows, true, states, 2 * UNITS, UNITS);
    Label[][] labels = new Label[rows.length][];
    for (int s = 0; s < rows.length; s++) {
      labels[s] = chain.best(scores(states[s], rows[s].length), rows[s].length);
    }
    return labels;
  }

  private float[] scores(float[] states, int length) {
    float[] hidden = new float[length * HIDDEN];
    for (int i = 0; i < length; i++) {
      System.arraycopy(hiddenBias, 0, hidden, i * HIDDEN, HIDDEN);
    }
    Vectors.addProducts(states, 2 * UNITS, hiddenWeights, hidden, HIDDEN, length);
    Vectors.tanh(hidden, 0, hidden.length);
    float[] scores = new float[length * outputBias.length];
    for (int i = 0; i < length; i++) {
      System.arraycopy(outputBias, 0, scores, i * outputBias.length, outputBias.length);
    }
    Vectors.addProducts(hidden, HIDDEN, outputWeights, scores, outputBias.length, length);
    return scores;
  }
}
