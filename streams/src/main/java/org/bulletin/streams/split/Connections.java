package org.bulletin.streams.split;

import java.util.List;

/** What speaks for a block going on with another one. */
final class Connections {

  private final Weights weights;
  private final Scene scene;
  private final Junctions junctions;
  private final Topics topics;
  private final Cues cues;

  Connections(Weights weights, Scene scene, Junctions junctions, Topics topics, Cues cues) {
    this.weights = weights;
    this.scene = scene;
    this.junctions = junctions;
    this.topics = topics;
    this.cues = cues;
  }

  /**
   * What speaks for a block going on with the paragraph of another one.
   *
   * @param passed how many blocks of text stand between them
   */
  Evidence join(int i, int j, double passed) {
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
        .add(Feature.JOIN_SHORT_LINE, cues.shortLine(i))
        .add(Feature.JOIN_NUMBER, Numbers.span(a.text(), b.text()))
        .add(Feature.JOIN_NUMBER_BROKEN, Numbers.breakUp(a.text(), b.text()))
        .add(Feature.JOIN_PAUSE, a.shape().ending() == Shape.Ending.PAUSE)
        .add(Feature.JOIN_HEAD_PUNCTUATION, RoleModel.headPunctuation(b.text()) && !closed)
        .add(Feature.JOIN_CLOSED, closed)
        .add(Feature.JOIN_CLOSED_FULL, closed && full(a))
        .add(Feature.JOIN_OPENER, cues.opens(j))
        .add(Feature.JOIN_LEAD, cues.dated(j))
        .add(Feature.JOIN_OPENING, cues.opening(j))
        .add(Feature.JOIN_WORDING, cues.begins(j))
        .add(Feature.JOIN_SENTENCE, !closed && cues.isBrief(j))
        .add(Feature.JOIN_TOPIC, topics.before(i).similarity(topics.after(j)));
  }

  /**
   * What speaks for a block being the next paragraph of another one's text.
   *
   * @param passed how many blocks of text stand between them
   * @param cut how many of these are cut
   */
  Evidence next(int i, int j, double passed, double cut) {
    return Evidence.of(weights)
        .add(Feature.NEXT_BIAS, 1)
        .add(Feature.NEXT_ADJACENT, passed < 0.5)
        .add(Feature.NEXT_SKIP, Math.log1p(passed))
        .add(Feature.NEXT_SKIP_CUT, passed > 0.5 && cut < 0.5 ? 1 : 0)
        .add(Feature.NEXT_OPEN, !scene.part(i).shape().closed() && !scene.part(j).tail())
        .add(Feature.NEXT_LIST, scene.part(i).shape().ending() == Shape.Ending.LIST)
        .add(Feature.NEXT_SHORT_LINE, cues.shortLine(i))
        .add(Feature.NEXT_TAIL, scene.part(j).tail() && passed < 0.5)
        .add(Feature.NEXT_WORDING, cues.begins(j))
        .add(Feature.NEXT_TOPIC, topics.before(i).similarity(topics.after(j)))
        .add(Feature.NEXT_OPENING, cues.opening(j));
  }

  /** Whether the last line of a block is as long as those before it. */
  private static boolean full(Part part) {
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
}
