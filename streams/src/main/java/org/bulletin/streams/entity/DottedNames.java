package org.bulletin.streams.entity;

import org.bulletin.streams.entity.model.Label;

/** Names with a middle dot: 阿依古丽·买买提, 扬·范德维尔. The last part ends where it fits best. Immutable. */
final class DottedNames {

  private static final int LONGEST_PART = 8;

  /** What a nat weighs. */
  private static final double ODDS = 0.2;

  private static final String NEVER_FIRST = "的是在和与及了把被由";

  private final Transcription foreign;
  private final RightContext right;
  private final NameOdds odds;
  private final Lexicon never = Lexicon.read("not-in-names.txt");

  DottedNames(Transcription foreign, RightContext right, NameOdds odds) {
    this.odds = odds;
    this.foreign = foreign;
    this.right = right;
  }

  /** Returns where the name that starts at a place ends, or -1. */
  int end(Reading reading, Passage passage, int start) {
    int dot = partEnd(passage, start);
    if (NEVER_FIRST.indexOf(passage.at(start)) >= 0 || passage.at(dot) != '·' || dot == start) {
      return -1;
    }
    int last = dot + 1;
    for (int next = partEnd(passage, last);
        passage.at(next) == '·' && next > last;
        next = partEnd(passage, last)) {
      last = next + 1;
    }
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int end = last + 1; end <= passage.length() && end <= last + LONGEST_PART; end++) {
      if (!Characters.isHan(passage.at(end - 1))) {
        break;
      }
      double score = score(reading, passage, start, last, end);
      if (score > bestScore) {
        best = end;
        bestScore = score;
      }
    }
    return best;
  }

  private double score(Reading reading, Passage passage, int start, int last, int end) {
    double score = right.score(passage, end) + (end - last == 1 ? -1.5 : 0);
    for (int i = last; i < end; i++) {
      if (!foreign.at(passage, i)) {
        score -= never.contains(passage.text(), i, i + 1) ? 3.8 : 0.8;
      }
    }
    if (foreign.at(passage, end) && right.cueEnd(passage, end) < 0) {
      score -= 0.8;
    }
    Label label = passage.labelAt(end - 1);
    if (label.kind() == Label.Kind.PERSON && label.place() == Label.Place.END) {
      score += 1.2;
    }
    int count = reading.count(passage.text().substring(start, end));
    if (Characters.isHan(passage.at(end))
        && count > 1
        && reading.count(passage.text().substring(start, end + 1)) == count) {
      score -= 1.5;
    }
    double reads =
        odds.transcribed(end - last) + odds.rest(passage, end) - odds.plain(passage, last);
    return score + ODDS * reads + Math.min(1, 0.4 * (count - 1));
  }

  private static int partEnd(Passage passage, int start) {
    int end = start;
    while (Characters.isHan(passage.at(end)) && end - start < LONGEST_PART) {
      end++;
    }
    return end;
  }
}
