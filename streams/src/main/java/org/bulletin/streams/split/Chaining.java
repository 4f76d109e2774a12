package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which block continues or follows which, and which blocks are titles, in one assignment
 * over the page: each block gets a successor, the end of its text, or, as a title, itself.
 */
final class Chaining {

  /** Successors that a block is tried with; more are tried where it is cut. */
  private static final int CANDIDATES = 5;

  private static final int CANDIDATES_OF_CUT = 24;

  /** From how many blocks on no more are tried: few newspaper pages have so many. */
  private static final int LARGE = 400;

  /** By how much wrong choices are made easier for fitting, in log odds. */
  private static final double TEMPTATION = 0.7;

  private final Weights weights;
  private final WordModel words;
  private final RoleModel roles;

  Chaining(Weights weights, WordModel words, RoleModel roles) {
    this.weights = weights;
    this.words = words;
    this.roles = roles;
  }

  Links solve(Scene scene) {
    Reader reader = new Reader(scene);
    Chains first = new Round(reader, null, null).solve().best();
    return new Round(reader, first, null).solve();
  }

  /** Solves the first assignment alone. */
  Chains guess(Scene scene) {
    return new Round(new Reader(scene), null, null).solve().best();
  }

  /** Solves the second assignment with every choice but the true one made easier, for fitting. */
  Chains tempt(Scene scene, Chains guess, Chains truth) {
    return new Round(new Reader(scene), guess, truth).solve().best();
  }

  /** Returns the sum of each feature over a reading of the page; the weights must be explained. */
  Map<Feature, Double> features(Scene scene, Chains guess, Chains reading) {
    return new Round(new Reader(scene), guess, null).features(reading);
  }

  /** What does not change from one assignment to the next. */
  private final class Reader {

    private final Scene scene;
    private final Junctions junctions;
    private final Cues cues;

    Reader(Scene scene) {
      this.scene = scene;
      this.junctions = new Junctions(words, scene.parts());
      this.cues = new Cues(scene, junctions, roles);
    }
  }

  /** One assignment; from the second on, what is title and what is text is taken from the first. */
  private final class Round {

    private final Scene scene;
    private final Chains truth;
    private final int n;
    private final double[] title;
    private final double[] start;
    private final double[] end;
    private final Boundaries boundaries;
    private final Connections connections;

    Round(Reader reader, Chains known, Chains truth) {
      this.truth = truth;
      this.scene = reader.scene;
      this.n = scene.size();
      this.title = new double[n];
      this.start = new double[n];
      this.end = new double[n];
      Topics topics = new Topics(scene, known);
      this.boundaries = new Boundaries(weights, roles, scene, title, topics, reader.cues);
      this.connections = new Connections(weights, scene, reader.junctions, topics, reader.cues);
      for (int i = 0; i < n; i++) {
        title[i] =
            known == null || !scene.part(i).prose()
                ? scene.part(i).titleProbability()
                : known.isTitle(i) ? 1 : 0;
      }
      for (int i = 0; i < n; i++) {
        if (scene.part(i).prose()) {
          start[i] = boundaries.start(i).sum();
          end[i] = boundaries.end(i).sum();
        }
      }
    }

    Links solve() {
      int[][] targets = new int[n][];
      double[][] gains = new double[n][];
      boolean[][] joins = new boolean[n][];
      boolean[] prose = new boolean[n];
      for (int i = 0; i < n; i++) {
        prose[i] = scene.part(i).prose();
        candidates(i, targets, gains, joins);
      }
      return new Links(prose, targets, gains, joins);
    }

    Map<Feature, Double> features(Chains reading) {
      Map<Feature, Double> sums = new EnumMap<>(Feature.class);
      boolean[] follows = new boolean[n];
      List<Block> blocks = scene.parts().stream().map(Part::block).toList();
      for (int i = 0; i < n; i++) {
        if (reading.isTitle(i)) {
          count(roles.title(blocks.get(i), blocks, scene.part(i).wording()), sums);
        } else if (reading.isText(i)) {
          if (!follows[i]) {
            count(boundaries.start(i), sums);
          }
          int j = reading.next(i);
          if (j < 0) {
            count(boundaries.end(i), sums);
          } else {
            follows[j] = true;
            double passed = 0;
            double cut = 0;
            for (int k = i + 1; k < j; k++) {
              double text = scene.part(k).prose() ? 1 - title[k] : 0;
              passed += text;
              cut += scene.part(k).shape().closed() ? 0 : text;
            }
            count(
                reading.joined(i)
                    ? connections.join(i, j, passed)
                    : connections.next(i, j, passed, cut),
                sums);
          }
        }
      }
      return sums;
    }

    private static void count(Evidence evidence, Map<Feature, Double> sums) {
      evidence.reasons().forEach((feature, value) -> sums.merge(feature, value, Double::sum));
    }

    private void candidates(int i, int[][] targets, double[][] gains, boolean[][] joins) {
      Part part = scene.part(i);
      if (!part.prose()) {
        targets[i] = new int[0];
        gains[i] = new double[0];
        joins[i] = new boolean[0];
        return;
      }
      int most = part.shape().closed() || n > LARGE ? CANDIDATES : CANDIDATES_OF_CUT;
      int[] columns = new int[2 * most + 1];
      double[] values = new double[columns.length];
      boolean[] joining = new boolean[columns.length];
      columns[0] = i;
      values[0] = part.title() - start[i] - end[i];
      int count = 1;
      double passed = 0;
      double cut = 0;
      for (int j = i + 1; j < n && passed < most && count < columns.length; j++) {
        if (!scene.part(j).prose()) {
          continue;
        }
        if (title[j] < 0.995 && !boundaries.isContinued(j)) {
          boolean dateline = scene.part(j).dateline().isPresent();
          double join = dateline ? Double.NEGATIVE_INFINITY : connections.join(i, j, passed).sum();
          double next = connections.next(i, j, passed, cut).sum();
          columns[count] = j;
          joining[count] = join > next;
          values[count++] = Math.max(join, next) - end[i] - start[j];
        }
        passed += 1 - title[j];
        cut += scene.part(j).shape().closed() ? 0 : 1 - title[j];
      }
      if (truth != null) {
        for (int k = 0; k < count; k++) {
          boolean right =
              truth.next(i) == columns[k] && (columns[k] == i || truth.joined(i) == joining[k]);
          values[k] += right ? -TEMPTATION : TEMPTATION;
        }
      }
      targets[i] = Arrays.copyOf(columns, count);
      gains[i] = Arrays.copyOf(values, count);
      joins[i] = Arrays.copyOf(joining, count);
    }
  }
}
