package org.bulletin.streams.layout;

/** Which layouts a page is drawn from. The two families have no combination of habits in common. */
public enum Family {
  /** Layouts that weights may be fitted to. */
  FITTED,
  /** Layouts that only tests see. */
  WITHHELD;

  boolean withheld() {
    return this == WITHHELD;
  }
}
