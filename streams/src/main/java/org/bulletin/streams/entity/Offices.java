package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds offices: 区委副书记, 某大学党委书记. Immutable. */
final class Offices {

  private static final int LONGEST = 48;

  /** What words for occupations end with, beyond those in the vocabulary. */
  private static final String TRADES = "员师匠手长官工户者";

  /** The same where the word in front is what the trade is about: 挡车工. */
  private static final String SHORT_TRADES = "员师匠手工户者";

  /** What is said of an office, and is part of it: 退休教师, 代区长, 第五代掌门人. */
  private static final Pattern QUALIFIER =
      Pattern.compile("(?:退休|退役|离休|返聘|替补|特邀|特约|首席|首任|名誉|荣誉|原|第[一二三四五六七八九十]+代|(?<![时现朝古当近下年])代)$");

  /** Offices that somebody may hold until the election. */
  private static final Pattern ACTING = Pattern.compile("[省市县区旗州镇乡院检察]*长|主任|主席|书记");

  /** Trades are their holder's own; a place in front of them is not part of them: 江西商人. */
  private static final Pattern TRADE = Pattern.compile(".*(?:户|农|商|商人|匠|工|手|艺人|师|师傅|老板|主播|游客)");

  private final Lexicon heads = Lexicon.read("offices.txt");
  private final Lexicon uncertain = Lexicon.read("offices-uncertain.txt");
  private final Lexicon afterName = Lexicon.read("offices-after-name.txt");
  private final Lexicon countries = Lexicon.read("countries.txt");
  private final Lexicon notOffices = Lexicon.read("not-offices.txt");
  private final Lexicon cuts = Lexicon.read("cut-words.txt");
  private final Lexicon regions;
  private final LeftEdge edge;

  /**
   * Takes names of places.
   *
   * @param regions full and short names
   */
  Offices(LeftEdge edge, Lexicon regions) {
    this.edge = edge;
    this.regions = regions;
  }

  /** Where the head of an office that ends at a place begins, or -1. */
  int headBefore(Passage passage, int end) {
    if (heads.endOfLongestAt(passage.text(), end - 1) > end) {
      return -1;
    }
    int head = heads.startOfLongestBefore(passage.text(), end);
    if (head >= 0 && heads.endOfLongestAt(passage.text(), head) > end) {
      return -1;
    }
    int no = notOffices.startOfLongestBefore(passage.text(), end);
    if (no >= 0 && (head < 0 || no <= head)) {
      return -1;
    }
    boolean trade = head < 0 && TRADES.indexOf(passage.at(end - 1)) >= 0;
    if (!trade) {
      return head;
    }
    int word = passage.wordStart(end - 1);
    if (passage.wordEnd(end - 1) != end) {
      return -1;
    }
    if (end - word == 1 && word > 0 && SHORT_TRADES.indexOf(passage.at(word)) >= 0) {
      int about = passage.wordStart(word - 1);
      boolean fits = word - about == 2 && "nv".indexOf(natureOf(passage, about)) >= 0;
      return fits && !cuts.contains(passage.text(), about, word) ? about : -1;
    }
    return natureOf(passage, word) == 'n' && end - word > 1 && end - word < 5 ? word : -1;
  }

  private static char natureOf(Passage passage, int word) {
    return passage.nature(word).isEmpty() ? ' ' : passage.nature(word).charAt(0);
  }

  /** Whether the word is an ordinary word too. */
  boolean uncertain(Passage passage, int start, int end) {
    return uncertain.contains(passage.text(), start, end)
        || !heads.contains(passage.text(), start, end);
  }

  /** Returns the office that ends at a place, with the organization in front of it. */
  Optional<Spot> endingAt(Passage passage, int end) {
    int head = headBefore(passage, end);
    if (head < 0) {
      return Optional.empty();
    }
    int start =
        withoutPlace(passage, qualified(passage, edge.find(passage, head), head), head, end);
    String text = passage.text().substring(start, end);
    if (end - start > LONGEST || text.equals("领导") || text.equals("代表")) {
      return Optional.empty();
    }
    return Optional.of(new Spot(passage, start, end));
  }

  /** Takes in what is said of the office, and the organization in front of that. */
  private int qualified(Passage passage, int start, int head) {
    int from = Math.max(0, start - 6);
    Matcher matcher = QUALIFIER.matcher(passage.text().substring(from, start));
    int at = start;
    if (matcher.find()) {
      boolean acting = matcher.group().equals("代");
      Matcher office = ACTING.matcher(passage.text()).region(start, passage.length());
      if (!acting || (start == head && office.lookingAt())) {
        at = edge.find(passage, from + matcher.start());
      }
    } else if (start == head) {
      at = speciality(passage, start);
    }
    return at;
  }

  /** Takes in a verb that says what a trade is about, where nothing acts: 的调试工程师. */
  private int speciality(Passage passage, int head) {
    if (head == 0 || !Characters.isHan(passage.at(head - 1))) {
      return head;
    }
    int start = passage.wordStart(head - 1);
    char before = passage.at(start - 1);
    boolean opens = !Characters.isHan(before) || before == '的' || before == '名' || before == '位';
    return head - start == 2
            && opens
            && passage.nature(start).startsWith("v")
            && !cuts.contains(passage.text(), start, head)
        ? start
        : head;
  }

  private int withoutPlace(Passage passage, int edge, int head, int end) {
    int start = withoutCountry(passage, edge, head);
    if (!TRADE.matcher(passage.text().substring(head, end)).matches()) {
      return start;
    }
    int place = regions.endOfLongestAt(passage.text(), start);
    for (int next = place; next > 0 && next < head; ) {
      place = next;
      next = regions.endOfLongestAt(passage.text(), next);
    }
    for (int i = start + 1; i < head; i++) {
      place = "村镇乡屯寨".indexOf(passage.at(i)) >= 0 ? Math.max(place, i + 1) : place;
    }
    boolean bare = place > start && place <= head && head - place <= 4;
    return bare && !passage.text().substring(place, head).matches(".*[局院校所社队厂站会]") ? place : start;
  }

  private int withoutCountry(Passage passage, int start, int head) {
    int origin = passage.text().indexOf('籍', start);
    if (origin > start && origin < head) {
      return origin + 1;
    }
    int country = countries.endOfLongestAt(passage.text(), start);
    boolean bare = country > 0 && country == head;
    int trimmed = bare ? country : start;
    return passage.at(trimmed) == '老' && trimmed + 1 == head ? head : trimmed;
  }

  /** Returns the offices of a list that ends at a place, the last one first: 区委副书记、区长. */
  List<Spot> listEndingAt(Passage passage, int end) {
    List<Spot> found = new ArrayList<>();
    int at = end;
    while (at > 0) {
      Optional<Spot> office = endingAt(passage, at);
      if (office.isEmpty()) {
        break;
      }
      found.add(office.get());
      int start = office.get().start();
      char before = passage.at(start - 1);
      if (before == '、' || before == '兼') {
        at = start - 1;
      } else {
        break;
      }
    }
    return found;
  }

  /** Returns where the office that follows a name as a form of address ends, if there is one. */
  Optional<Integer> addressAt(Passage passage, int start) {
    int end = afterName.endOfLongestAt(passage.text(), start);
    return end > 0 ? Optional.of(end) : Optional.empty();
  }

  /**
   * Returns the offices in a stretch that holds nothing else: 区委书记、区长.
   *
   * @return empty if something else is in it
   */
  List<Spot> all(Passage passage, int start, int end) {
    List<Spot> found = new ArrayList<>();
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || passage.at(i) == '、' || passage.at(i) == '兼') {
        if (i > from && i - from <= LONGEST && headBefore(passage, i) >= from) {
          found.add(new Spot(passage, from, i));
        } else if (i > from) {
          return List.of();
        }
        from = i + 1;
      }
    }
    return found;
  }

  /** Returns where the first office that starts at a place ends before punctuation, or -1. */
  int endOfOfficeFrom(Passage passage, int start) {
    int last = -1;
    for (int i = start + 1; i <= passage.length() && i - start <= LONGEST; i++) {
      if (headBefore(passage, i) >= start) {
        last = i;
      }
      if (!Characters.isNameCharacter(passage.at(i)) && passage.at(i) != '、') {
        break;
      }
    }
    return last;
  }
}
