package org.bulletin.streams.entity;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
import java.util.List;
import java.util.Set;
import org.bulletin.schemas.EntityType;

/** Tells what speaks for or against a candidate being a name. Immutable. */
final class Evidence {

  private final Vocabulary words;
  private final LeftEdge edge;
  private final StemEvidence stems;
  private final NeighbourEvidence neighbours;

  Evidence(Vocabulary words, LeftEdge edge) {
    this.words = words;
    this.edge = edge;
    this.stems = new StemEvidence(words);
    this.neighbours = new NeighbourEvidence(words);
  }

  /**
   * Gives everything that speaks for or against a candidate.
   *
   * @param offices where the short names of companies in business offices start, in this passage
   */
  void of(
      Reading reading,
      Passage passage,
      Candidate name,
      Set<Integer> offices,
      List<Candidate> rules,
      Tally tally) {
    tally.add(Trait.ALWAYS);
    tally.add(Trait.LENGTH, bucket(name.length()));
    tally.add(Trait.STEM_LENGTH, bucket(name.head() - name.start()));
    boundaries(passage, name, tally);
    String head = head(passage, name, tally);
    String label = LabelEvidence.of(passage, name, tally);
    String before = neighbours.of(passage, name, tally);
    String stem = stems.of(passage, name, tally);
    tally.add(Trait.BEFORE_AND_STEM, before + ", " + stem);
    tally.add(Trait.BEFORE_AND_LABEL, before + ", " + label);
    tally.add(Trait.STEM_AND_LABEL, stem + ", " + label);
    tally.add(Trait.HEAD_AND_LABEL, head + ", " + label);
    tally.add(Trait.HEAD_AND_STEM, head + ", " + stem + " " + bucket(name.head() - name.start()));
    tally.add(Trait.HEAD_AND_BEFORE, head + ", " + before);
    vocabulary(passage, name, tally);
    if (name.type() == EntityType.ORGANIZATION
        && name.head() == name.end()
        && offices.contains(name.start())) {
      tally.add(Trait.OFFICE);
    }
    repetition(reading, passage, name, tally);
    String rule = rule(name, rules);
    tally.add(Trait.RULE, rule);
    tally.add(Trait.RULE_AND_LABEL, rule + ", " + label);
    tally.add(Trait.RULE_AND_HEAD, rule + ", " + head);
  }

  private static String rule(Candidate name, List<Candidate> rules) {
    String other = "nothing";
    for (Candidate rule : rules) {
      if (rule.start() < name.end() && name.start() < rule.end()) {
        boolean same = rule.start() == name.start() && rule.end() == name.end();
        if (same && rule.type() == name.type()) {
          return "same";
        }
        String how =
            same
                ? "same"
                : rule.start() <= name.start() && rule.end() >= name.end()
                    ? "longer"
                    : rule.start() >= name.start() && rule.end() <= name.end()
                        ? "shorter"
                        : "across";
        other = rule.type() == name.type() ? how : rule.type() + " " + how;
      }
    }
    return other;
  }

  private static String bucket(int length) {
    if (length <= 6) {
      return String.valueOf(length);
    }
    return length <= 8 ? "7-8" : length <= 11 ? "9-11" : length <= 16 ? "12-16" : "17+";
  }

  private static void boundaries(Passage passage, Candidate name, Tally tally) {
    if (!passage.wordBreak(name.start())) {
      tally.add(Trait.STARTS_IN_WORD);
    }
    if (!passage.wordBreak(name.end())) {
      tally.add(Trait.ENDS_IN_WORD);
    }
    if (passage.isWord(name.start(), name.end())) {
      tally.add(Trait.WORD, passage.nature(name.start()));
    }
  }

  /** Returns what kind of thing the head says, in a word. */
  private String head(Passage passage, Candidate name, Tally tally) {
    if (name.head() >= name.end()) {
      tally.add(Trait.NO_HEAD);
      return "none";
    }
    String text = passage.text();
    int bracket = text.charAt(name.end() - 1) == '）' ? text.lastIndexOf('（', name.end()) : -1;
    int end = bracket > name.head() ? bracket : name.end();
    String head = text.substring(name.head(), end);
    tally.add(Trait.HEAD, head);
    tally.add(Trait.HEAD_LAST, head.substring(head.length() - 1));
    if (passage.wordStart(end - 1) < name.head()) {
      tally.add(Trait.HEAD_IN_WORD);
    }
    String length = head.length() > 1 ? "long" : "short";
    String kind =
        name.type() == EntityType.PLACE
            ? words.placeKinds().getOrDefault(head, "other")
            : head.substring(head.length() - 1);
    tally.add(Trait.HEAD_KIND, kind + " " + length);
    return name.type() == EntityType.PLACE ? kind + " " + length : length;
  }

  private void vocabulary(Passage passage, Candidate name, Tally tally) {
    String text = passage.text().substring(name.start(), name.end());
    EntityType type = name.type();
    Lexicon known =
        type == EntityType.PLACE
            ? words.known()
            : type == EntityType.EVENT ? words.bareEvents() : words.bareOrganizations();
    Lexicon generic =
        type == EntityType.PLACE ? words.genericPlaces() : words.genericOrganizations();
    if (known.contains(text)) {
      tally.add(Trait.KNOWN, bucket(name.length()));
    }
    if (name.length() < 8) {
      CoreDictionary.Attribute entry = CustomDictionary.get(text);
      if (entry != null && entry.nature.length > 0) {
        tally.add(Trait.DICTIONARY, entry.nature[0].toString());
      }
    }
    if (generic.contains(text)) {
      tally.add(Trait.GENERIC);
    }
    int tail = generic.startOfLongestBefore(passage.text(), name.end());
    if (tail > name.start() && tail < name.head()) {
      tally.add(Trait.GENERIC_TAIL);
    }
    if (type != EntityType.PLACE && name.head() < name.end()) {
      int found = edge.find(passage, name.head());
      tally.add(
          found == name.start()
              ? Trait.AT_EDGE
              : found < name.start() ? Trait.AFTER_EDGE : Trait.BEFORE_EDGE);
    }
  }

  /** A name comes back among other neighbours; a part of one comes back with the rest. */
  private static void repetition(Reading reading, Passage passage, Candidate name, Tally tally) {
    String text = passage.text().substring(name.start(), name.end());
    int count = reading.count(text);
    char before = passage.at(name.start() - 1);
    if (count > 1) {
      tally.add(Trait.REPEATED, String.valueOf(Math.min(count, 4)));
      if (Characters.isHan(before)) {
        int together = reading.count(before + text);
        tally.add(together == count ? Trait.FIXED_BEFORE : Trait.VARIED_BEFORE);
      } else {
        tally.add(Trait.VARIED_BEFORE);
      }
    }
    int stem = name.head() - name.start();
    if (stem > 1 && name.head() < name.end() && name.type() == EntityType.PLACE) {
      int alone = reading.count(text.substring(0, stem)) - count;
      if (alone > 0) {
        tally.add(Trait.STEM_REPEATED, String.valueOf(Math.min(alone, 3)));
      }
    }
  }
}
