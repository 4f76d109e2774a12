package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a line of credits into role words and names. */
final class CreditTokens {

  private static final String SEPARATORS = "、，,/／:：;；|｜&＆和·•";
  private static final int LONGEST_HAN_NAME = 4;

  private final Names names;
  private final Set<String> nobody = Vocabulary.read("no-names.txt");
  private final Pattern writes;
  private final Pattern other;

  CreditTokens(Names names) {
    this.names = names;
    String prefix =
        "(?:(?:"
            + Vocabulary.alternatives("role-prefixes.txt")
            + "|\\p{IsHan}{1,8}(?:[报台网社]|融媒体?|传媒|广电|新闻中心))\\s*)*";
    this.writes = Pattern.compile(prefix + Vocabulary.alternatives("author-roles.txt"));
    this.other = Pattern.compile(prefix + Vocabulary.alternatives("other-roles.txt"));
  }

  enum Kind {
    WRITES,
    OTHER,
    NAME,
    /** A word in the place of a name. */
    NOBODY,
    /** The body that somebody writes for. */
    BODY;

    boolean isRole() {
      return this == WRITES || this == OTHER;
    }
  }

  record Token(Kind kind, String text, int start, int end) {}

  /**
   * Returns the tokens of a text that holds nothing else.
   *
   * @param marked whether it is set apart, so that the body somebody writes for may stand in it too
   */
  Optional<List<Token>> read(String text, int from, int to, boolean marked) {
    List<Token> tokens = new ArrayList<>();
    int at = skip(text, from, to);
    while (at < to) {
      Optional<Token> role = roleAt(text, at, to);
      if (role.isPresent()) {
        tokens.add(role.get());
        at = role.get().end();
      } else {
        int end = runEnd(text, at, to);
        boolean read = end > at && addNames(text, at, end, tokens);
        if (!read && marked && isBody(text, at, end, to)) {
          read = tokens.add(new Token(Kind.BODY, text.substring(at, end), at, end));
        }
        if (!read) {
          return Optional.empty();
        }
        at = end;
      }
      at = skip(text, at, to);
    }
    return Optional.of(tokens);
  }

  private static int skip(String text, int from, int to) {
    int at = from;
    while (at < to && separates(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean separates(char c) {
    return Blank.is(c) || SEPARATORS.indexOf(c) >= 0;
  }

  /** A role word of one character, such as 文, must stand alone: it may begin a name. */
  private Optional<Token> roleAt(String text, int at, int to) {
    Token best = null;
    for (Kind kind : List.of(Kind.WRITES, Kind.OTHER)) {
      Matcher m = (kind == Kind.WRITES ? writes : other).matcher(text).region(at, to);
      if (m.lookingAt() && (best == null || m.end() > best.end())) {
        best = new Token(kind, m.group(), at, m.end());
      }
    }
    boolean alone = best != null && (best.end() == to || separates(text.charAt(best.end())));
    return best != null && (alone || best.text().length() > 1)
        ? Optional.of(best)
        : Optional.empty();
  }

  /** The end of a run of name characters; one character, blanks and one character are a run. */
  private static int runEnd(String text, int at, int to) {
    int end = at;
    while (end < to && Names.isNameChar(text.charAt(end))) {
      end++;
    }
    if (end - at != 1) {
      return end;
    }
    int next = end;
    while (next < to && Blank.is(text.charAt(next))) {
      next++;
    }
    boolean single = next > end && next < to && Names.isHan(text.charAt(next));
    boolean lonely = single && (next + 1 == to || separates(text.charAt(next + 1)));
    return lonely ? next + 1 : end;
  }

  /** A longer run of characters with a name behind it, such as 县农业银行. */
  private static boolean isBody(String text, int at, int end, int to) {
    return end - at > LONGEST_HAN_NAME && end - at < 16 && end < to && Blank.is(text.charAt(end));
  }

  private boolean addNames(String text, int start, int end, List<Token> tokens) {
    String run = Blank.squeeze(text.substring(start, end));
    if (nobody.contains(run)) {
      return tokens.add(new Token(Kind.NOBODY, run, start, end));
    }
    if (run.indexOf('·') > 0 || run.indexOf('•') > 0) {
      return tokens.add(new Token(Kind.NAME, run, start, end));
    }
    int tail = photographed(run) ? 1 : 0;
    if (tail > 0) {
      tokens.add(new Token(Kind.NAME, run.substring(0, run.length() - 1), start, end - 1));
      return tokens.add(new Token(Kind.OTHER, run.substring(run.length() - 1), end - 1, end));
    }
    boolean known = tokens.stream().anyMatch(t -> t.kind().isRole());
    if (run.length() >= 2 && run.length() <= LONGEST_HAN_NAME) {
      boolean plausible = known || run.length() < LONGEST_HAN_NAME || names.hasSurname(run);
      return plausible && tokens.add(new Token(Kind.NAME, run, start, end));
    }
    for (int first : new int[] {3, 2}) {
      if (run.length() >= first + 2
          && names.hasSurname(run.substring(0, first))
          && names.hasSurname(run.substring(first))) {
        tokens.add(new Token(Kind.NAME, run.substring(0, first), start, start + first));
        return tokens.add(new Token(Kind.NAME, run.substring(first), start + first, end));
      }
    }
    return false;
  }

  private boolean photographed(String run) {
    int cut = run.length() - 1;
    return cut >= 2 && run.charAt(cut) == '摄' && names.hasSurname(run.substring(0, cut));
  }
}
