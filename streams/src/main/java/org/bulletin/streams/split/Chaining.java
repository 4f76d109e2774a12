package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  Chains solve(Scene scene) {
    Junctions junctions = new Junctions(words, scene.parts());
    Chains first = new Round(scene, junctions, null, null).solve();
    return new Round(scene, junctions, first, null).solve();
  }

  /**
   * Solves the assignment again.
   *
   * @param known the chains so far
   * @param doubtful blocks that should not begin a text unless much speaks for it
   */
  Chains solveAgain(Scene scene, Chains known, Set<Integer> doubtful) {
    Round round = new Round(scene, new Junctions(words, scene.parts()), known, null);
    round.doubtful.addAll(doubtful);
    return round.solve();
  }

  /** Solves the first assignment alone. */
  Chains guess(Scene scene) {
    return new Round(scene, new Junctions(words, scene.parts()), null, null).solve();
  }

  /** Solves the second assignment with every choice but the true one made easier, for fitting. */
  Chains tempt(Scene scene, Chains guess, Chains truth) {
    return new Round(scene, new Junctions(words, scene.parts()), guess, truth).solve();
  }

  /** Returns the sum of each feature over a reading of the page; the weights must be explained. */
  Map<Feature, Double> features(Scene scene, Chains guess, Chains reading) {
    return new Round(scene, new Junctions(words, scene.parts()), guess, null).features(reading);
  }

  /** One assignment; from the second on, what is title and what is text is taken from the first. */
  private final class Round {

    private final Scene scene;
    private final Junctions junctions;
    private final Chains known;
    private final Chains truth;
    private final int n;
    private final double[] title;
    private final double[] start;
    private final double[] end;
    private final double[] opening;
    private final boolean[] opens;
    private final boolean[] dated;
    private final boolean[] shortLine;
    private final Surroundings surroundings;
    private final Set<Integer> doubtful = new HashSet<>();
    private final Grams.Topic[] own;
    private final Grams.Topic[] before;
    private final Grams.Topic[] after;

    Round(Scene scene, Junctions junctions, Chains known, Chains truth) {
      this.truth = truth;
      this.scene = scene;
      this.junctions = junctions;
      this.known = known;
      this.n = scene.size();
      this.title = new double[n];
      this.start = new double[n];
      this.end = new double[n];
      this.opening = new double[n];
      this.opens = new boolean[n];
      this.dated = new boolean[n];
      this.shortLine = new boolean[n];
      this.surroundings = new Surroundings(scene, title);
      this.own = new Grams.Topic[n];
      this.before = new Grams.Topic[n];
      this.after = new Grams.Topic[n];
    }

    Chains solve() {
      prepare();
      int[][] targets = new int[n][];
      double[][] gains = new double[n][];
      boolean[][] joins = new boolean[n][];
      for (int i = 0; i < n; i++) {
        candidates(i, targets, gains, joins);
      }
      int[] columnOf = new Matching(n, targets, gains).solve();
      return chains(columnOf, targets, gains, joins);
    }

    Map<Feature, Double> features(Chains reading) {
      prepare();
      Map<Feature, Double> sums = new EnumMap<>(Feature.class);
      boolean[] follows = new boolean[n];
      List<Block> blocks = scene.parts().stream().map(Part::block).toList();
      for (int i = 0; i < n; i++) {
        if (reading.isTitle(i)) {
          count(roles.title(blocks.get(i), blocks), sums);
        } else if (reading.isText(i)) {
          if (!follows[i]) {
            count(start(i), sums);
          }
          int j = reading.next(i);
          if (j < 0) {
            count(end(i), sums);
          } else {
            follows[j] = true;
            double passed = 0;
            double cut = 0;
            for (int k = i + 1; k < j; k++) {
              double text = scene.part(k).prose() ? 1 - title[k] : 0;
              passed += text;
              cut += scene.part(k).shape().closed() ? 0 : text;
            }
            count(reading.joined(i) ? join(i, j, passed) : next(i, j, passed, cut), sums);
          }
        }
      }
      return sums;
    }

    private static void count(Evidence evidence, Map<Feature, Double> sums) {
      evidence.reasons().forEach((feature, value) -> sums.merge(feature, value, Double::sum));
    }

    private void prepare() {
      for (int i = 0; i < n; i++) {
        title[i] =
            known == null || !scene.part(i).prose()
                ? scene.part(i).titleProbability()
                : known.isTitle(i) ? 1 : 0;
      }
      topics();
      for (int i = 0; i < n; i++) {
        if (scene.part(i).prose()) {
          shortLine[i] = shortLine(scene.part(i));
          opens[i] = roles.opens(scene.part(i).text());
          dated[i] = RoleModel.isDated(scene.part(i).text());
          opening[i] = Math.max(-6, Math.min(6, junctions.opening(i)));
          start[i] = start(i).add(Feature.START_ORPHAN, doubtful.contains(i)).sum();
          end[i] = end(i).sum();
        }
      }
    }

    private Chains chains(int[] columnOf, int[][] targets, double[][] gains, boolean[][] joins) {
      boolean[] joined = new boolean[n];
      double[] margin = new double[n];
      int[] next = new int[n];
      for (int i = 0; i < n; i++) {
        next[i] = scene.part(i).prose() ? columnOf[i] : Chains.NEITHER;
        double best = 0;
        double own = 0;
        for (int k = 0; k < targets[i].length; k++) {
          if (targets[i][k] == columnOf[i]) {
            joined[i] = joins[i][k] && columnOf[i] != i;
            own = gains[i][k];
          } else {
            best = Math.max(best, gains[i][k]);
          }
        }
        margin[i] = own - best;
      }
      return new Chains(next, joined, margin);
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
        if (title[j] < 0.995) {
          boolean dateline = scene.part(j).dateline().isPresent();
          double join = dateline ? Double.NEGATIVE_INFINITY : join(i, j, passed).sum();
          double next = next(i, j, passed, cut).sum();
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

    private Evidence join(int i, int j, double passed) {
      Part a = scene.part(i);
      Part b = scene.part(j);
      boolean closed = a.shape().closed();
      String opened = a.shape().opened();
      String unopened = b.shape().unopened();
      boolean brackets =
          !opened.isEmpty()
              && !unopened.isEmpty()
              && opened.charAt(opened.length() - 1) == unopened.charAt(0);
      boolean plain = closed || RoleModel.headPunctuation(b.text());
      double junction = plain ? 0 : junctions.of(i, j);
      return Evidence.of(weights)
          .add(Feature.JOIN_BIAS, 1)
          .add(Feature.JOIN_ADJACENT, passed < 0.5)
          .add(Feature.JOIN_TOUCHING, j == i + 1)
          .add(Feature.JOIN_SKIP, Math.log1p(passed))
          .add(Feature.JOIN_JUNCTION, Math.max(-6, Math.min(12, junction)))
          .add(Feature.JOIN_ECHO, closed ? 0 : scene.echo().across(a.text(), b.text()))
          .add(Feature.JOIN_BRACKET, brackets)
          .add(Feature.JOIN_BRACKET_MISMATCH, !brackets && opened.isEmpty() != unopened.isEmpty())
          .add(Feature.JOIN_LIST, a.shape().ending() == Shape.Ending.LIST)
          .add(Feature.JOIN_SHORT_LINE, shortLine[i])
          .add(Feature.JOIN_NUMBER, Numbers.span(a.text(), b.text()))
          .add(Feature.JOIN_NUMBER_BROKEN, Numbers.breakUp(a.text(), b.text()))
          .add(Feature.JOIN_PAUSE, a.shape().ending() == Shape.Ending.PAUSE)
          .add(Feature.JOIN_HEAD_PUNCTUATION, RoleModel.headPunctuation(b.text()) && !closed)
          .add(Feature.JOIN_CLOSED, closed)
          .add(Feature.JOIN_CLOSED_FULL, closed && full(a))
          .add(Feature.JOIN_OPENER, opens[j])
          .add(Feature.JOIN_LEAD, dated[j])
          .add(Feature.JOIN_OPENING, opening[j])
          .add(Feature.JOIN_TOPIC, before[i].similarity(after[j]));
    }

    private Evidence next(int i, int j, double passed, double cut) {
      return Evidence.of(weights)
          .add(Feature.NEXT_BIAS, 1)
          .add(Feature.NEXT_ADJACENT, passed < 0.5)
          .add(Feature.NEXT_SKIP, Math.log1p(passed))
          .add(Feature.NEXT_SKIP_CUT, passed > 0.5 && cut < 0.5 ? 1 : 0)
          .add(Feature.NEXT_OPEN, !scene.part(i).shape().closed() && !scene.part(j).tail())
          .add(Feature.NEXT_LIST, scene.part(i).shape().ending() == Shape.Ending.LIST)
          .add(Feature.NEXT_SHORT_LINE, shortLine[i])
          .add(Feature.NEXT_TAIL, scene.part(j).tail() && passed < 0.5)
          .add(Feature.NEXT_TOPIC, before[i].similarity(after[j]))
          .add(Feature.NEXT_OPENING, opening[j]);
    }

    private Evidence start(int i) {
      Part part = scene.part(i);
      double titles = 0;
      double titleLength = 0;
      int titleCount = 0;
      boolean byline = false;
      boolean label = false;
      boolean ended = false;
      boolean numbered = false;
      int at = i - 1;
      for (; at >= 0 && i - at < 8; at--) {
        Part other = scene.part(at);
        if (other.role() == Role.CREDIT) {
          ended |= signs(at);
          byline |= !signs(at);
        } else if (other.role() == Role.LABEL || other.role() == Role.FURNITURE) {
          label |= other.role() == Role.LABEL;
        } else if (other.role() == Role.REFERENCE) {
          ended |= other.refers(PageReference.Kind.CONTINUED_ON);
          byline |= other.refers(PageReference.Kind.CONTINUED_FROM);
        } else if (other.prose() && title[at] > 0.05) {
          titles = Math.max(titles, title[at]);
          titleCount += title[at] > 0.5 ? 1 : 0;
          titleLength = Math.max(titleLength, title[at] * other.shape().length());
          numbered |= RoleModel.isNumbered(other.text());
          if (title[at] < 0.5) {
            break;
          }
        } else {
          break;
        }
      }
      boolean first = at < 0;
      boolean signed = surroundings.isSigned(i);
      boolean credited = !first && surroundings.isCredited(at);
      return Evidence.of(weights)
          .add(Feature.START_BIAS, 1)
          .add(Feature.START_FIRST, first)
          .add(Feature.START_TITLE, titles)
          .add(Feature.START_TITLES, titleCount > 1)
          .add(Feature.START_NUMBERED_TITLE, numbered && titles > 0.5)
          .add(Feature.START_BYLINE, byline)
          .add(Feature.START_DATELINE, part.dateline().isPresent())
          .add(Feature.START_DATE_INSIDE, RoleModel.isDatedInside(part.text()))
          .add(Feature.START_ANAPHOR, roles.refersBack(part.text()))
          .add(Feature.START_SPEECH, RoleModel.isSpeech(part.text()))
          .add(Feature.START_LEAD, dated[i])
          .add(Feature.START_OPENING, opening[i])
          .add(Feature.START_HEAD_PUNCTUATION, RoleModel.headPunctuation(part.text()))
          .add(Feature.START_UNOPENED, !part.shape().unopened().isEmpty())
          .add(Feature.START_LABEL, label)
          .add(Feature.START_AFTER_END, ended)
          .add(Feature.START_PICTURED, RoleModel.isPictured(part.text()))
          .add(Feature.START_SECOND_CREDIT, signed && credited)
          .add(Feature.START_SIGNED, signed && titles > 0.5)
          .add(Feature.START_LONG_TITLE, Math.min(2, titleLength / 10))
          .add(Feature.START_SHORT_TEXT, titles > 0.5 && surroundings.isShort(i))
          .add(Feature.START_BRIEF, brief(part))
          .add(Feature.START_QUOTED, quoted(i))
          .add(Feature.START_TITLE_NEXT, titles > 0.5 ? titleNext(i) : 0)
          .add(Feature.START_TITLE_FIT, titles > 0.5 ? titleFit(i) : 0);
    }

    /** How much the title before a block has in common with it. */
    private double titleNext(int i) {
      int at = i - 1;
      while (at > 0 && !scene.part(at).prose()) {
        at--;
      }
      return at >= 0 && title[at] > 0.5 ? before[at].coveredBy(own[i]) : 0;
    }

    /** How much more the title before a block has in common with it than with the text before. */
    private double titleFit(int i) {
      int first = i;
      int last = -1;
      while (first > 0 && (!scene.part(first - 1).prose() || title[first - 1] > 0.5)) {
        first--;
        last = last < 0 && scene.part(first).prose() ? first : last;
      }
      if (last < 0 || first == 0) {
        return 0;
      }
      Grams.Topic heading = before[last];
      return heading.coveredBy(after[i]) - heading.coveredBy(before[first - 1]);
    }

    private Evidence end(int i) {
      Part part = scene.part(i);
      boolean signed = false;
      boolean jump = false;
      boolean quoted = false;
      double titled = 0;
      int at = i + 1;
      for (; at < n && at - i < 4; at++) {
        Part other = scene.part(at);
        if (other.role() == Role.CREDIT && signs(at)) {
          signed = true;
        } else if (other.refers(PageReference.Kind.CONTINUED_ON)) {
          jump = true;
        } else if (other.role() == Role.ATTRIBUTION) {
          quoted = true;
        } else {
          titled = title[at];
          break;
        }
      }
      return Evidence.of(weights)
          .add(Feature.END_BIAS, 1)
          .add(Feature.END_OPEN, !part.shape().closed() && !jump && !part.tail())
          .add(Feature.END_SIGNATURE, signed)
          .add(Feature.END_JUMP, jump)
          .add(Feature.END_TITLE, titled)
          .add(Feature.END_LAST, at == n)
          .add(Feature.END_PICTURED, RoleModel.isPictured(part.text()))
          .add(Feature.END_CLOSING, RoleModel.closesReport(part.text()))
          .add(Feature.END_BRIEF, brief(part))
          .add(Feature.END_LIST, part.shape().ending() == Shape.Ending.LIST)
          .add(Feature.END_ATTRIBUTION, quoted);
    }

    /** Whether a credit line ends the text before it, rather than opening the one behind it. */
    private boolean signs(int i) {
      return Signing.signs(scene, i, title);
    }

    /** Whether a block is one short sentence, such as a caption. */
    private boolean brief(Part part) {
      Shape shape = part.shape();
      return shape.closed()
          && shape.stops() == 0
          && shape.length() < 30
          && !roles.opens(part.text())
          && shape.unopened().isEmpty();
    }

    /** Whether an attribution stands right behind a block. */
    private boolean quoted(int i) {
      return i + 1 < n && scene.part(i + 1).role() == Role.ATTRIBUTION;
    }

    /** Whether the last line of a block in a narrow column leaves room. */
    private static boolean shortLine(Part part) {
      double column = part.block().column();
      return column > 0 && part.block().last().width() < column - 3;
    }

    private boolean full(Part part) {
      List<Line> lines = part.block().lines();
      if (lines.size() < 2) {
        return false;
      }
      double widest = 0;
      for (int k = Math.max(0, lines.size() - 4); k < lines.size() - 1; k++) {
        widest = Math.max(widest, lines.get(k).width());
      }
      return part.block().last().width() > widest - 1.1;
    }

    /** What is said up to each block, and from each block on, as far as known. */
    private void topics() {
      int[] previous = new int[n];
      Arrays.fill(previous, -1);
      if (known != null) {
        for (int i = 0; i < n; i++) {
          if (known.next(i) >= 0 && known.next(i) != i) {
            previous[known.next(i)] = i;
          }
        }
      }
      for (int i = 0; i < n; i++) {
        own[i] = scene.part(i).prose() ? scene.grams().topic(scene.part(i).text()) : null;
      }
      for (int i = 0; i < n; i++) {
        if (!scene.part(i).prose()) {
          continue;
        }
        before[i] = own[i];
        int length = scene.part(i).text().length();
        int blocks = 1;
        for (int at = previous[i]; at >= 0 && length < 600 && blocks < 4; at = previous[at]) {
          before[i] = before[i].plus(own[at]);
          length += scene.part(at).text().length();
          blocks++;
        }
        after[i] = own[i];
        length = scene.part(i).text().length();
        blocks = 1;
        for (int at = following(i); at >= 0 && length < 400 && blocks < 3; at = following(at)) {
          after[i] = after[i].plus(own[at]);
          length += scene.part(at).text().length();
          blocks++;
        }
      }
    }

    private int following(int i) {
      return known == null || known.next(i) == i ? -1 : known.next(i);
    }
  }
}
