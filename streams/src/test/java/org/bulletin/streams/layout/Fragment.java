package org.bulletin.streams.layout;

import org.bulletin.streams.split.Range;

/**
 * A stretch of a page's text, and what it is a piece of. Stretches of one unit in page order are in
 * reading order.
 *
 * @param range in the page's text; from its first to its last character that is not blank
 * @param item number of the item in the page's truth, from 0; {@link #NONE} for labels and
 *     furniture
 * @param unit which of the item's headline parts, paragraphs, captions and so on, from 0
 */
public record Fragment(Range range, int item, Role role, int unit) {

  /** The item of what belongs to no item. */
  public static final int NONE = -1;

  /** What a stretch of text is for. */
  public enum Role {
    HEADLINE,
    BYLINE,
    BODY,
    SECTION_HEADING,
    CAPTION,
    ATTRIBUTION,
    SIGNATURE,
    JUMP,
    LABEL,
    FURNITURE
  }
}
