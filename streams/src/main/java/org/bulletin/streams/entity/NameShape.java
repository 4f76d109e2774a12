package org.bulletin.streams.entity;

import java.util.List;
import java.util.Optional;
import org.bulletin.streams.entity.model.Label;

/**
 * Judges whether a stretch of text is a person's name: by surname, length, what follows, how often
 * it comes back in the article, words, and the model's labels. The weights are set by hand on the
 * genre. Immutable.
 */
final class NameShape {

  /** How certain the context makes it that a name stands there. */
  enum Context {
    /** Directly after an office. */
    OFFICE(1.0),
    /** In a list of names. */
    LIST(1.5),
    /** After a word such as 村民. */
    LEAD(2.4),
    /** At the beginning of a clause, before a word such as 表示. */
    SUBJECT(3.2),
    /** Anywhere. */
    NONE(4.2);

    private final double threshold;

    Context(double threshold) {
      this.threshold = threshold;
    }
  }

  private static final List<String> REGIONS = List.of("市", "县", "旗", "镇", "乡", "村");

  /** What a place ends with, and a name hardly ever. */
  private static final String PLACES = "村镇乡县路街屯寨洼垸";

  private static final int LONGEST_PART = 8;
  private static final int LONGEST_FOREIGN = 6;

  private final Lexicon surnames = Lexicon.read("surnames.txt");
  private final Lexicon weak = Lexicon.read("surnames-weak.txt");
  private final Lexicon words = Lexicon.read("not-persons.txt");
  private final Lexicon namesThatAreWords = Lexicon.read("names-that-are-words.txt");
  private final Lexicon japanese = Lexicon.read("japanese-surnames.txt");
  private final Lexicon offices = Lexicon.read("offices.txt");
  private final Lexicon places;
  private final Lexicon compoundSurnames = Lexicon.read("compound-surnames.txt");
  private final Lexicon cues = Lexicon.read("person-cues.txt");
  private final Lexicon never = Lexicon.read("not-in-names.txt");
  private final Lexicon foreign = Lexicon.read("transliteration.txt");

  /**
   * Takes names of places, which are none of persons.
   *
   * @param places full and short names: 和县, 莫斯科
   */
  NameShape(Lexicon places) {
    this.places = places;
  }

  /** Returns where the name that starts at a place ends, if one does. */
  Optional<Integer> end(Reading reading, Passage passage, int start, Context context) {
    if (!Characters.isHan(passage.at(start))) {
      return Optional.empty();
    }
    int dotted = dotted(reading, passage, start);
    if (dotted > 0) {
      return Optional.of(dotted);
    }
    int best = -1;
    double bestScore = context.threshold;
    boolean compound =
        compoundSurname(passage, start) > 0
            || (surname(passage, start) && surname(passage, start + 1));
    int longest = compound ? 4 : surname(passage, start) ? 3 : LONGEST_FOREIGN;
    int modelEnd = modelEnd(passage, start);
    for (int end = start + 2; end <= passage.length() && end <= start + 6; end++) {
      if (!Characters.isHan(passage.at(end - 1))) {
        break;
      }
      if (end - start > longest && end != modelEnd && !allForeign(passage, start, end)) {
        continue;
      }
      boolean known = certain(context) && namesThatAreWords.contains(passage.text(), start, end);
      if (!known && vetoed(passage, start, end)) {
        continue;
      }
      double score = score(reading, passage, start, end, modelEnd);
      if (known) {
        score += 0.8 - Math.min(0, wordScore(passage, start, end));
      }
      if (context != Context.OFFICE && weak.contains(passage.text(), start, start + 1)) {
        score -= 0.8;
      }
      if (score >= bestScore + (best < 0 ? 0 : 1e-6)) {
        best = end;
        bestScore = score;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  /** Where the model's person ends; two that touch are one foreign name. */
  private int modelEnd(Passage passage, int start) {
    int end = passage.labelEnd(start, Label.Kind.PERSON);
    int next = end > 0 ? passage.labelEnd(end, Label.Kind.PERSON) : -1;
    return next > 0 && allForeign(passage, start, next) ? next : end;
  }

  private static boolean certain(Context context) {
    return context == Context.OFFICE || context == Context.LIST;
  }

  private boolean vetoed(Passage passage, int start, int end) {
    return words.contains(passage.text(), start, end)
        || offices.startOfLongestBefore(passage.text(), end) >= start
        || places.contains(passage.text(), start, end);
  }

  private double score(Reading reading, Passage passage, int start, int end, int modelEnd) {
    int length = end - start;
    double score = 0;
    int compound = compoundSurname(passage, start);
    boolean goesOn =
        end < passage.length()
            && allForeign(passage, start, end + 1)
            && cues.endOfLongestAt(passage.text(), end) < 0;
    if (compound > 0 && length > compound - start) {
      score += 1.6;
    } else if (compound == end) {
      score -= 2;
    } else if (surname(passage, start)) {
      boolean two = surname(passage, start + 1) && length == 4;
      score += length <= 3 ? 1 : two ? 0.8 : allForeign(passage, start, end) ? 0.4 : -2;
    } else {
      score -= allForeign(passage, start, end) ? 0 : 1.6;
    }
    if (modelEnd == end) {
      score += goesOn ? 1.2 : 3;
    } else if (modelEnd > 0) {
      score -= 0.7;
    }
    score += wordScore(passage, start, end);
    score += rightScore(passage, end);
    if (length == 3 && compound < 0) {
      score += 0.5;
    }
    boolean wholly = allForeign(passage, start, end);
    if (compound > 0 && length == 4) {
      score += 0.8;
    }
    boolean longer = end < passage.length() && Characters.isHan(passage.at(end));
    if (longer && rightScore(passage, end) < 1 && rightScore(passage, end + 1) >= 1.8) {
      score -= compound > 0 && length == 3 ? 2 : 1.2;
    }
    for (int i = start + 1; i < end; i++) {
      if (!(wholly && (length > 3 || !surname(passage, start)))
          && never.contains(passage.text(), i, i + 1)) {
        score -= 4;
      }
    }
    if (modelEnd > 0 && modelEnd < end && wholly && length > 3) {
      score += 1.5;
    }
    if (goesOn && (length > 2 || !surname(passage, start))) {
      score -= 1.5;
    }
    if (compound > 0 && length == 3 && rightScore(passage, end) < 1) {
      score -= 1.2;
    }
    score -= PLACES.indexOf(passage.at(end)) >= 0 ? 2 : 0;
    score -= PLACES.indexOf(passage.at(end - 1)) >= 0 ? 3 : 0;
    String name = passage.text().substring(start, end);
    if (REGIONS.stream().anyMatch(region -> reading.count(name + region) > 0)) {
      score -= 3;
    }
    int count = reading.count(name);
    if (length == 3
        && reading.count(passage.text().substring(start, end - 1)) >= Math.max(3, 2 * count)) {
      score -= 2;
    }
    if (count > 1) {
      score += Math.min(1.2, 0.5 * (count - 1));
      if (Characters.isHan(passage.at(end))
          && reading.count(passage.text().substring(start, end + 1)) == count) {
        score -= 1.5;
      }
    }
    return score;
  }

  /** What HanLP's words say. */
  private static double wordScore(Passage passage, int start, int end) {
    if (passage.isWord(start, end)) {
      String nature = passage.nature(start);
      return switch (nature.isEmpty() ? ' ' : nature.charAt(0)) {
        case 'n' -> nature.equals("nr") ? 1.5 : nature.equals("ns") ? -1.2 : -0.6;
        case 'v' -> nature.equals("vn") ? -1 : -2;
        case 'd', 'c', 'p', 'r', 'u', 'm', 't', 'f', 'q' -> -3;
        case 'a' -> -0.6;
        default -> -1;
      };
    }
    double score = 0;
    if (!passage.wordBreak(start)) {
      score -= 1.5;
    }
    if (end < passage.length() && !passage.wordBreak(end)) {
      score -= passage.nature(end).equals("nr") ? 0.5 : 1.5;
    }
    int firstWord = passage.wordEnd(start) - passage.wordStart(start);
    if (firstWord > 1 && passage.wordEnd(start) < end && !passage.nature(start).startsWith("nr")) {
      score -=
          "dcprumtfq"
                      .indexOf(
                          passage.nature(start).isEmpty() ? ' ' : passage.nature(start).charAt(0))
                  >= 0
              ? 2.5
              : 0.5;
    }
    int given = start + 1;
    if (end - given > 1 && passage.isWord(given, end)) {
      score -=
          switch (passage.nature(given)) {
            case "v", "d", "p", "c", "r" -> 1;
            case "ns", "m" -> 2;
            case "t" -> 0.5;
            default -> 0;
          };
    }
    return score;
  }

  /** How well a name can end before what follows. */
  double rightScore(Passage passage, int end) {
    char next = passage.at(end);
    if (next == '·') {
      return -4;
    }
    if (!Characters.isHan(next)) {
      return next == '\n' || "，。、：；（）”’！？》—… ".indexOf(next) >= 0 ? 2 : 0.3;
    }
    if ("和与及".indexOf(next) >= 0
        && (!Characters.isHan(passage.at(end + 1))
            || cues.endOfLongestAt(passage.text(), end + 1) > end + 2
            || passage.at(end + 1) == '说')) {
      return -0.5;
    }
    int cue = cues.endOfLongestAt(passage.text(), end);
    if (cue > 0) {
      int length = cue - end;
      if (passage.wordEnd(end) > cue && length == 1) {
        return 0.4;
      }
      return length > 1 || "说等的为和与及是".indexOf(next) >= 0 ? 1.8 : 1;
    }
    if (passage.nature(end).equals("t")) {
      return 1.5;
    }
    return passage.wordBreak(end) ? 0.5 : -0.7;
  }

  boolean startsLikeName(Passage passage, int start) {
    return surname(passage, start) || compoundSurname(passage, start) > 0;
  }

  boolean cueAt(Passage passage, int at) {
    return cues.endOfLongestAt(passage.text(), at) >= at + 2
        || "说的和为任".indexOf(passage.at(at)) >= 0;
  }

  private boolean surname(Passage passage, int start) {
    return start < passage.length() && surnames.contains(passage.text(), start, start + 1);
  }

  private int compoundSurname(Passage passage, int start) {
    int end = compoundSurnames.endOfLongestAt(passage.text(), start);
    return end > 0 ? end : japanese.endOfLongestAt(passage.text(), start);
  }

  private boolean allForeign(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!foreign.contains(passage.text(), i, i + 1)) {
        return false;
      }
    }
    return true;
  }

  /** A name with a middle dot: 阿依古丽·买买提, 扬·范德维尔. Its last part ends where it fits best. */
  private int dotted(Reading reading, Passage passage, int start) {
    int dot = partEnd(passage, start);
    if ("的是在和与及了把被由".indexOf(passage.at(start)) >= 0) {
      return -1;
    }
    if (passage.at(dot) != '·' || dot == start) {
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
      char c = passage.at(end - 1);
      if (!Characters.isHan(c)) {
        break;
      }
      double score = dottedScore(reading, passage, start, last, end);
      if (score > bestScore) {
        best = end;
        bestScore = score;
      }
    }
    return best;
  }

  private double dottedScore(Reading reading, Passage passage, int start, int last, int end) {
    double score = rightScore(passage, end) + (end - last == 1 ? -1.5 : 0);
    for (int i = last; i < end; i++) {
      if (!foreign.contains(passage.text(), i, i + 1)) {
        score -= never.contains(passage.text(), i, i + 1) ? 3.8 : 0.8;
      }
    }
    if (end < passage.length()
        && foreign.contains(passage.text(), end, end + 1)
        && cues.endOfLongestAt(passage.text(), end) < 0) {
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
    return score + Math.min(1, 0.4 * (count - 1));
  }

  private static int partEnd(Passage passage, int start) {
    int end = start;
    while (Characters.isHan(passage.at(end)) && end - start < LONGEST_PART) {
      end++;
    }
    return end;
  }
}
