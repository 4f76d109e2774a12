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

  /** More sequences at once no longer help: 8 to 32 were equally fast. */
  private static final int BATCH = 16;

  private static final int UNKNOWN_CHARACTER = 1;

  private static NameModel loaded;

  private final int[] idOf = new int[Character.MAX_VALUE + 1];
  private final Lstm forward;
  private final Lstm backward;
  private final Projections ahead;
  private final Projections back;
  private final float[][] hiddenWeights;
  private final float[] hiddenBias;
  private final float[][] outputWeights;
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
    float[][] embedding = Vectors.rows(graph.floats("char_embeding", size * EMBEDDING), EMBEDDING);
    forward = lstm(graph, "fw");
    backward = lstm(graph, "bw");
    ahead = new Projections(forward, embedding, size);
    back = new Projections(backward, embedding, size);
    List<Label> labels = maps.labels();
    hiddenWeights = columns(graph.floats("project/hidden/w_tanh", 2 * UNITS * HIDDEN), HIDDEN);
    hiddenBias = graph.floats("project/hidden/b_tanh", HIDDEN);
    outputWeights =
        columns(graph.floats("project/output/w_out", HIDDEN * labels.size()), labels.size());
    outputBias = graph.floats("project/output/b_out", labels.size());
    int states = labels.size() + 1;
    chain = new LabelChain(labels, graph.floats("crf_loss/transitions", states * states));
  }

  /**
   * Returns the model, loaded from the class path by the first call: half a second of CPU time in a
   * new JVM, 17 MB of heap.
   *
   * @throws UncheckedIOException if the weights are missing or damaged
   */
  public static synchronized NameModel load() {
    if (loaded == null) {
      try (InputStream graph = resource("/nmodels/ner.pb");
          InputStream maps = resource("/nmodels/all_map.json")) {
        loaded = new NameModel(FrozenGraph.read(graph.readAllBytes()), ModelMaps.read(maps));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return loaded;
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

  private static float[][] columns(float[] numbers, int width) {
    return Vectors.transpose(Vectors.rows(numbers, width));
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

  private Label[][] labelBatch(int[][] characters) {
    int[] starts = new int[characters.length];
    int total = 0;
    for (int s = 0; s < characters.length; s++) {
      starts[s] = total;
      total += characters[s].length;
    }
    float[][] states = new float[2 * UNITS][total];
    float[][] past = Arrays.copyOf(states, UNITS);
    float[][] future = Arrays.copyOfRange(states, UNITS, 2 * UNITS);
    forward.run(ahead.of(characters), false, past, starts);
    backward.run(back.of(characters), true, future, starts);
    float[][] hidden = layer(hiddenWeights, hiddenBias, states);
    for (float[] row : hidden) {
      Vectors.tanh(row);
    }
    float[][] scores = layer(outputWeights, outputBias, hidden);
    Label[][] labels = new Label[characters.length][];
    for (int s = 0; s < characters.length; s++) {
      labels[s] = chain.best(scores, starts[s], characters[s].length);
    }
    return labels;
  }

  /** A layer of all positions at once: a row a unit, as in its inputs. */
  private static float[][] layer(float[][] weights, float[] bias, float[][] inputs) {
    float[][] outputs = new float[weights.length][inputs[0].length];
    for (int i = 0; i < outputs.length; i++) {
      Arrays.fill(outputs[i], bias[i]);
    }
    Vectors.addProducts(weights, inputs, outputs, outputs.length);
    return outputs;
  }
}
