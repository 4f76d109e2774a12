package org.bulletin.ingest.read.pdf;

import java.lang.Character.UnicodeScript;

/**
 * A glyph that is upright in its frame, in points from the frame's top left corner.
 *
 * @param text what it stands for, not blank; one character or few
 * @param x its left edge
 * @param baseline the line it stands on
 * @param width its advance to the right
 * @param size of its font: the height of the em box
 * @param vertical of a font that is written downwards
 * @param afterBlank a blank was drawn before it
 */
record Glyph(
    String text,
    float x,
    float baseline,
    float width,
    float size,
    boolean vertical,
    boolean afterBlank) {

  /** The part of the em box that is above the baseline, as in nearly all Chinese fonts. */
  private static final float ASCENT = 0.88f;

  /** Bold by drawing twice shifts a glyph by a small part of its width; neighbours by all of it. */
  private static final float SAME_PLACE = 1 / 3f;

  private static final float LEAST_SHIFT = 0.1f;

  float right() {
    return x + width;
  }

  float centre() {
    return x + width / 2;
  }

  float top() {
    return baseline - ASCENT * size;
  }

  float bottom() {
    return top() + size;
  }

  /** Tells whether it is the same glyph drawn again. */
  boolean repeats(Glyph other) {
    float shift = Math.max(LEAST_SHIFT * size, SAME_PLACE * Math.min(width, size));
    return text.equals(other.text)
        && Math.abs(x - other.x) <= shift
        && Math.abs(baseline - other.baseline) <= SAME_PLACE * size;
  }

  /** Tells whether the sizes of two glyphs differ by no more than a factor. */
  boolean sizedLike(Glyph other, float factor) {
    return Math.max(size, other.size) <= factor * Math.min(size, other.size);
  }

  boolean isHan() {
    return UnicodeScript.of(text.codePointAt(0)) == UnicodeScript.HAN;
  }

  /** Tells whether it fills an em box: Chinese characters, punctuation and full-width forms. */
  boolean isWide() {
    return Wide.is(text.codePointAt(0));
  }
}
