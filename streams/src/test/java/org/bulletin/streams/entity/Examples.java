package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;

/** The candidates of a page, text by text, with their traits, and whether they are names. */
final class Examples {

  private final List<List<Example>> texts = new ArrayList<>();

  /**
   * A candidate.
   *
   * @param traits type, trait and value, separated by tabs
   * @param name whether it is one
   */
  record Example(Candidate candidate, List<String> traits, boolean name) {}

  void add(List<Example> text) {
    texts.add(text);
  }

  List<List<Example>> texts() {
    return texts;
  }

  /** Writes down traits. */
  static final class Notes implements Tally {

    private final String type;
    private final List<String> traits = new ArrayList<>();

    Notes(Candidate candidate) {
      type = candidate.type() + "\t";
    }

    @Override
    public void add(Trait trait) {
      traits.add((type + trait.name()).intern());
    }

    @Override
    public void add(Trait trait, String value) {
      traits.add((type + trait.name() + "\t" + value).intern());
    }

    List<String> traits() {
      return traits;
    }
  }
}
