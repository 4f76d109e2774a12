package org.bulletin.streams.split;

/** What stands around a block in the order of the page, whatever belongs together. */
final class Surroundings {

  private static final int FAR = 5;
  private static final int BACK = 40;
  private static final double SHORT = 260;

  private final Scene scene;
  private final double[] title;

  /**
   * @param title the probability of each part of the scene being a title
   */
  Surroundings(Scene scene, double[] title) {
    this.scene = scene;
    this.title = title;
  }

  /** Returns whether a signature ends the text that stands from a block on. */
  boolean isSigned(int from) {
    int i = from;
    while (i < scene.size() && i - from < FAR && isText(i)) {
      i++;
    }
    return i < scene.size()
        && scene.part(i).role() == Role.CREDIT
        && Signing.signs(scene, i, title);
  }

  /** Returns whether the text that stands up to a block has a byline or a dateline of its own. */
  boolean isCredited(int to) {
    for (int i = to; i >= 0 && to - i < BACK; i--) {
      Part part = scene.part(i);
      if (part.dateline().isPresent()) {
        return true;
      }
      if (part.role() == Role.CREDIT) {
        return !Signing.signs(scene, i, title);
      }
    }
    return false;
  }

  /** Returns whether a block says that it goes on from another page, or a line before it does. */
  boolean isContinued(int block) {
    if (Continuity.originLength(scene.part(block).text()) > 0) {
      return true;
    }
    int i = block - 1;
    while (i >= 0 && !isText(i) && scene.part(i).role() != Role.REFERENCE) {
      i--;
    }
    return i >= 0 && scene.part(i).refers(PageReference.Kind.CONTINUED_FROM);
  }

  /** Returns whether little text stands from a block to the next title or credit. */
  boolean isShort(int from) {
    double length = 0;
    for (int i = from; i < scene.size() && isText(i) && length < SHORT; i++) {
      length += scene.part(i).shape().length();
    }
    return length < SHORT;
  }

  private boolean isText(int i) {
    return scene.part(i).prose() && title[i] < 0.5;
  }
}
