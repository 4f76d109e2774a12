package org.bulletin.streams.split;

import java.util.List;
import org.bulletin.streams.split.Phrasing.Question;

/** What each block of prose tells of its place, whatever it is linked to. */
final class Cues {

  /** Nothing that a word model says of an opening counts more, in log odds. */
  private static final double SUREST = 6;

  private static final int BRIEF = 30;

  private final Scene scene;
  private final double[] opening;
  private final boolean[] turn;
  private final boolean[] opens;
  private final boolean[] dated;
  private final boolean[] shortLine;
  private final boolean[] brief;

  Cues(Scene scene, Junctions junctions, RoleModel roles) {
    int n = scene.size();
    this.scene = scene;
    this.opening = new double[n];
    this.turn = new boolean[n];
    this.opens = new boolean[n];
    this.dated = new boolean[n];
    this.shortLine = new boolean[n];
    this.brief = new boolean[n];
    List<Block> blocks = scene.parts().stream().map(Part::block).toList();
    for (int i = 0; i < n; i++) {
      Part part = scene.part(i);
      if (part.prose()) {
        opening[i] = Math.max(-SUREST, Math.min(SUREST, junctions.opening(i)));
        turn[i] = Turns.isTurn(part.block(), blocks);
        opens[i] = roles.opens(part.text());
        dated[i] = RoleModel.isDated(part.text());
        shortLine[i] = shortLine(part);
        brief[i] = brief(part) && !opens[i];
      }
    }
  }

  /** Returns the log odds of a block beginning a sentence, by the word model. */
  double opening(int i) {
    return opening[i];
  }

  /** Returns the log odds of a block being a first paragraph, by its wording. */
  double lead(int i) {
    return scene.part(i).wording().of(Question.LEAD);
  }

  /** Returns the log odds of a block beginning a paragraph, by its wording. */
  double begins(int i) {
    return scene.part(i).wording().of(Question.OPENING);
  }

  /** Returns whether a block is a turn of a conversation. */
  boolean turn(int i) {
    return turn[i];
  }

  /** Returns whether a block begins with a word that opens paragraphs. */
  boolean opens(int i) {
    return opens[i];
  }

  /** Returns whether a block begins with a date. */
  boolean dated(int i) {
    return dated[i];
  }

  /** Returns whether the last line of a block in a narrow column leaves room. */
  boolean shortLine(int i) {
    return shortLine[i];
  }

  /** Returns whether a block is one short sentence, such as a caption. */
  boolean isBrief(int i) {
    return brief[i];
  }

  private static boolean brief(Part part) {
    Shape shape = part.shape();
    return shape.closed()
        && shape.stops() == 0
        && shape.length() < BRIEF
        && shape.unopened().isEmpty();
  }

  private static boolean shortLine(Part part) {
    double column = part.block().column();
    return column > 0 && part.block().last().width() < column - 3;
  }
}
