package org.bulletin.streams.split;

import java.util.Optional;

/**
 * A block with what can be said of it alone.
 *
 * @param title log odds of being a title rather than text, where the role is {@link Role#PROSE}
 * @param credit of a {@link Role#CREDIT}
 * @param reference of a {@link Role#REFERENCE}
 * @param dateline that the text begins with
 * @param wording what its words alone say of it
 * @param tail whether it is the issuer or the date under a notice
 */
record Part(
    Block block,
    Role role,
    double title,
    Optional<Credits.Reading> credit,
    Optional<PageReference> reference,
    Optional<Credits.Dateline> dateline,
    Wording wording,
    boolean tail) {

  Part asTail() {
    return new Part(block, Role.PROSE, -9, credit, reference, dateline, wording, true);
  }

  int index() {
    return block.index();
  }

  String text() {
    return block.text();
  }

  Shape shape() {
    return block.shape();
  }

  boolean prose() {
    return role == Role.PROSE;
  }

  /** Returns the probability that it is a title, judged alone. */
  double titleProbability() {
    return prose() ? 1 / (1 + Math.exp(-title)) : 0;
  }

  boolean refers(PageReference.Kind kind) {
    return reference.filter(r -> r.kind() == kind).isPresent();
  }
}
