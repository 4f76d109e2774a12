package org.bulletin.streams.layout;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Chinese words, by HanLP's dictionary; people's names count as words. Safe across threads. */
final class Words {

  private final Segment segment =
      HanLP.newSegment()
          .enableOffset(true)
          .enableNameRecognize(true)
          .enablePlaceRecognize(false)
          .enableOrganizationRecognize(false);

  /** Returns where words begin: UTF-16 offsets into the text. */
  BitSet starts(String text) {
    BitSet starts = new BitSet(text.length());
    for (Term term : segment.seg(text)) {
      starts.set(term.offset);
    }
    return starts;
  }

  /** Returns the distinct words of at least two Chinese characters. */
  Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (Term term : segment.seg(text)) {
      if (term.word.length() > 1 && term.word.chars().allMatch(Character::isIdeographic)) {
        words.add(term.word);
      }
    }
    return words;
  }

  /** Whether a word goes on from the end of one text into the beginning of another. */
  boolean across(String head, String tail) {
    String before = head.substring(Math.max(0, head.length() - 8));
    String after = tail.substring(0, Math.min(8, tail.length()));
    return !starts(before + after).get(before.length());
  }
}
