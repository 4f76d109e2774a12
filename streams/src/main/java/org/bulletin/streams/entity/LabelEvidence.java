package org.bulletin.streams.entity;

import org.bulletin.streams.entity.model.Label;

/** What the character model says of a candidate. */
final class LabelEvidence {

  private LabelEvidence() {}

  /** Returns what the model says in a word. */
  static String of(Passage passage, Candidate name, Tally tally) {
    Label first = passage.labelAt(name.start());
    Label last = passage.labelAt(name.end() - 1);
    boolean starts = first.place() == Label.Place.BEGIN || first.place() == Label.Place.SINGLE;
    boolean ends = last.place() == Label.Place.END || last.place() == Label.Place.SINGLE;
    if (first.kind() == Label.Kind.NONE && last.kind() == Label.Kind.NONE) {
      tally.add(Trait.LABEL_NONE);
    }
    if (first.kind() != Label.Kind.NONE) {
      tally.add(starts ? Trait.LABEL_STARTS : Trait.LABEL_CUT_AT_START, first.kind().toString());
    }
    if (last.kind() != Label.Kind.NONE) {
      tally.add(ends ? Trait.LABEL_ENDS : Trait.LABEL_CUT_AT_END, last.kind().toString());
    }
    if (starts && passage.labelEnd(name.start(), first.kind()) == name.end()) {
      tally.add(Trait.LABEL_EXACT, first.kind().toString());
      return "exact " + first.kind();
    }
    return side(first, starts) + " to " + side(last, ends);
  }

  private static String side(Label label, boolean edge) {
    return label.kind() == Label.Kind.NONE ? "none" : edge ? "edge" : "cut";
  }
}
