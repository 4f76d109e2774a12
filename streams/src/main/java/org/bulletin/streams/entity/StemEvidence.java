package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.EntityType;

/** What a candidate is made of, before the word that says what is named. Immutable. */
final class StemEvidence {

  private static final String LEVELS = "省市区县旗州盟镇乡";
  private static final String CONJUNCTIONS = "和与暨及";
  private static final int LONGEST_GENERIC = 6;
  private static final Lexicon ADMINISTRATIVE =
      Lexicon.of(List.of("省", "市", "区", "县", "旗", "镇", "乡", "街道", "苏木", "村"));

  private final Vocabulary words;

  StemEvidence(Vocabulary words) {
    this.words = words;
  }

  /** Returns what the stem is in a word. */
  String of(Passage passage, Candidate name, Tally tally) {
    int start = name.start();
    int head = Math.min(name.head(), name.end());
    signs(passage, name, tally);
    if (head <= start) {
      return "nothing";
    }
    String made = words(passage, start, head, tally);
    String proper = proper(passage, name, head, tally);
    return proper.isEmpty() ? made : proper;
  }

  private String words(Passage passage, int start, int head, Tally tally) {
    int singles = 0;
    int cutWords = 0;
    int cutCharacters = 0;
    int verbs = 0;
    int functions = 0;
    int nouns = 0;
    String last = "";
    for (int i = start; i < head; i = passage.wordEnd(i)) {
      int to = Math.min(head, passage.wordEnd(i));
      String word = passage.text().substring(i, to);
      String nature = passage.nature(i);
      boolean cut = words.cuts().contains(word);
      char kind = nature.isEmpty() ? ' ' : nature.charAt(0);
      if (i == start) {
        tally.add(Trait.FIRST_NATURE, (to - i > 1 ? "long " : "short ") + nature);
        if (cut) {
          tally.add(Trait.FIRST_CUT_WORD, to - i > 1 ? "long" : "short");
        }
        if (words.genericWords().contains(word)) {
          tally.add(Trait.FIRST_GENERIC, to - i > 1 ? "long" : "short");
        }
      }
      last = (to - i > 1 ? "long " : "short ") + nature;
      if (to - i == 1) {
        singles++;
        cutCharacters += cut ? 1 : 0;
      } else {
        cutWords += cut ? 1 : 0;
        verbs += kind == 'v' ? 1 : 0;
        nouns += nature.equals("n") || nature.equals("vn") ? 1 : 0;
      }
      functions += "pudcry".indexOf(kind) >= 0 ? 1 : 0;
      if (kind == 'm' || kind == 'q') {
        tally.add(Trait.STEM_NUMBERS);
      }
    }
    tally.add(Trait.STEM_LAST_NATURE, last);
    tally.add(Trait.STEM_CUT_WORDS, cutWords);
    tally.add(Trait.STEM_CUT_CHARACTERS, cutCharacters);
    tally.add(Trait.STEM_VERBS, verbs);
    tally.add(Trait.STEM_FUNCTION_WORDS, functions);
    tally.add(Trait.STEM_NOUNS, nouns);
    if (singles > 1) {
      tally.add(Trait.STEM_SINGLE_CHARACTERS, singles == head - start ? "all" : "some");
    }
    if (cutWords > 0 || cutCharacters > 0) {
      return cutWords > 0 ? "cut word" : "cut character";
    }
    if (functions > 0 || verbs > 0) {
      return functions > 0 ? "function word" : "verb";
    }
    if (passage.isWord(start, head)) {
      return "one " + passage.nature(start);
    }
    return singles == head - start
        ? "characters"
        : singles > 1 ? "some words" : nouns > 0 ? "nouns" : "words";
  }

  private String proper(Passage passage, Candidate name, int head, Tally tally) {
    int start = name.start();
    String text = passage.text();
    int region = words.regions().endOfLongestAt(text, start);
    int known = words.known().endOfLongestAt(text, start);
    if (region > 0 && region <= head) {
      tally.add(Trait.STARTS_WITH_REGION);
    } else if (known > 0 && known < head) {
      tally.add(Trait.STARTS_WITH_KNOWN);
    } else if (known == head) {
      tally.add(Trait.STEM_IS_KNOWN);
    }
    int country = words.countries().endOfLongestAt(text, start);
    if (country > 0 && country < head && !text.startsWith("中国", start)) {
      tally.add(Trait.STARTS_WITH_COUNTRY);
    }
    if (LEVELS.indexOf(text.charAt(start)) >= 0) {
      tally.add(Trait.STARTS_WITH_LEVEL);
    }
    if (genericOnly(text, start, head)) {
      tally.add(Trait.STEM_GENERIC);
    } else if (known > 0 && known < head && genericOnly(text, known, head)) {
      tally.add(Trait.STEM_PROPER, "known and generic");
    }
    boolean foreign = head - start > 1;
    boolean levels = false;
    for (int i = start; i < head; i++) {
      foreign &= words.foreign().contains(text, i, i + 1);
      if (i > start && i + 1 < head) {
        levels |= inside(passage, name, i, head, tally);
      }
    }
    if (foreign) {
      tally.add(Trait.STEM_FOREIGN, head - start > 3 ? "long" : "short");
    }
    if (levels) {
      return "division inside";
    }
    if (genericOnly(text, start, head)) {
      return "generic";
    }
    if (foreign && head - start > 2) {
      return "foreign";
    }
    return known > 0 && known <= head ? known == head ? "known" : "known and more" : "";
  }

  private boolean inside(Passage passage, Candidate name, int at, int head, Tally tally) {
    String text = passage.text();
    boolean level = false;
    if (passage.wordBreak(at)) {
      int region = words.regions().endOfLongestAt(text, at);
      if (region > 0 && region <= head) {
        tally.add(Trait.REGION_INSIDE);
      }
    }
    if (passage.wordBreak(at + 1)) {
      int kind = ADMINISTRATIVE.startOfLongestBefore(text, at + 1);
      if (kind > name.start() + 1) {
        tally.add(Trait.ADMINISTRATIVE_INSIDE);
        level = true;
      }
      int body = words.organizationHeads().startOfLongestBefore(text, at + 1);
      if (body >= name.start() && at + 1 - body > 1) {
        tally.add(Trait.BODY_INSIDE);
      }
    }
    return level;
  }

  /** Whether a text is made of words only that name nothing. */
  private boolean genericOnly(String text, int start, int end) {
    boolean[] reached = new boolean[end - start + 1];
    reached[0] = true;
    for (int i = start; i < end; i++) {
      for (int to = i + 1; reached[i - start] && to <= end && to <= i + LONGEST_GENERIC; to++) {
        reached[to - start] |= words.genericWords().contains(text, i, to);
      }
    }
    return reached[end - start];
  }

  private void signs(Passage passage, Candidate name, Tally tally) {
    String text = passage.text();
    if (text.charAt(name.start()) == '“') {
      tally.add(Trait.STARTS_WITH_QUOTE);
    }
    for (int i = name.start(); i < name.end(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '、' -> tally.add(Trait.PAUSE_INSIDE);
        case '”' -> tally.add(Trait.QUOTE_INSIDE);
        case '（' -> tally.add(Trait.BRACKET_INSIDE);
        case '的', '了' -> tally.add(Trait.PARTICLE_INSIDE);
        case '届', '第' -> tally.add(Trait.ORDINAL_INSIDE, String.valueOf(c));
        case '年' -> tally.add(Trait.YEAR_INSIDE);
        default -> {
          if (CONJUNCTIONS.indexOf(c) >= 0 && passage.isWord(i, i + 1) && i > name.start()) {
            boolean inner = words.innerConjunctions().endOfLongestAt(text, i + 1) > 0;
            tally.add(inner ? Trait.INNER_CONJUNCTION : Trait.CONJUNCTION_INSIDE);
          }
        }
      }
    }
    if (name.type() == EntityType.EVENT && !passage.free(name.start(), name.end())) {
      for (int i = name.start(); i < name.end(); i++) {
        EntityType owner = passage.owner(i);
        if (owner != EntityType.UNKNOWN && passage.owner(i - 1) != owner) {
          tally.add(Trait.OWNED_INSIDE, owner.toString());
        }
      }
    }
  }
}
