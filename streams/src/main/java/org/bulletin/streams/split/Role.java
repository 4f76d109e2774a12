package org.bulletin.streams.split;

/** What a block is, as far as the block itself tells. */
enum Role {
  /** Text or title: the whole page decides. */
  PROSE,
  /** Names of those who wrote or photographed: a byline or a signature. */
  CREDIT,
  /** A reference to another page. */
  REFERENCE,
  /** Who said what stands in a box. */
  ATTRIBUTION,
  /** A column's name. */
  LABEL,
  /** Page number, date, masthead, editors. */
  FURNITURE
}
