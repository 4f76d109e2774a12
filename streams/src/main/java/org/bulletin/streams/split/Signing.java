package org.bulletin.streams.split;

/** Tells a signature, which ends a text, from a byline, which opens one. */
final class Signing {

  private Signing() {}

  /**
   * Returns whether a credit line ends the text before it.
   *
   * @param title the probability of each part of the scene being a title
   */
  static boolean signs(Scene scene, int index, double[] title) {
    Part credit = scene.part(index);
    if (credit.block().first().attached()) {
      return true;
    }
    boolean textBefore = index > 0 && isText(scene, index - 1, title);
    boolean textBehind = index + 1 < scene.size() && isText(scene, index + 1, title);
    if (textBefore != textBehind) {
      return textBefore;
    }
    if (!textBefore) {
      return false;
    }
    Credits.Reading reading = credit.credit().orElseThrow();
    String text = credit.text();
    boolean bracketed = "（(【[".indexOf(text.charAt(0)) >= 0;
    boolean reporter = text.contains("记者") || text.contains("通讯员");
    return bracketed || reading.roles() == 0 || !reporter;
  }

  private static boolean isText(Scene scene, int index, double[] title) {
    return scene.part(index).prose() && title[index] < 0.5;
  }
}
