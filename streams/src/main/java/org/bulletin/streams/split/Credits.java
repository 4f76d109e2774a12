package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who wrote, photographed or edited: bylines ({@code 记者 A 通讯员 B}), datelines ({@code 本报讯（记者
 * A）}) and signatures ({@code 撰稿 A}, {@code A/文 B/摄}, {@code （A）}).
 */
final class Credits {

  private static final String BULLETS = "□■◎●○◇◆△▲▽▼★☆※·•｜|►▶◀—-－_";
  private static final String OPEN = "（([";
  private static final String CLOSE = "）)]";
  private static final int LONGEST = 80;
  private static final Pattern SOURCE =
      Pattern.compile(
          "[（(【]?(?:(?:来源|稿源|综合来源|文字来源|据)[：:/／].+|据\\p{IsHan}{2,10}(?:[报社台网]|客户端|公众号)"
              + "|(?:综合)?\\p{IsHan}{0,8}(?:本报|融媒|媒体|[报社网台])\\p{IsHan}{0,6}(?:综合|整理|供稿|编辑部)(?:报道)?"
              + "|\\p{IsHan}{3,16}(?:供稿|供图|提供))[)）】]?");

  private final Names names;
  private final CreditTokens tokens;
  private final Pattern dateline;

  Credits(Names names) {
    this.names = names;
    this.tokens = new CreditTokens(names);
    String newsroom = "(?:本报|本台|本刊|本网|\\p{IsHan}{2,8}[报社网台])";
    String named = "[（(][^（()）。]{2,60}[)）]";
    String reporter = "[（(](?=[^（()）]{0,14}(?:记者|通讯员|报道员|撰稿))[^（()）。]{2,60}[)）]";
    this.dateline =
        Pattern.compile(
            "^[□■◎●○◇◆△▲▶►]?\\s*(?:"
                + ("(?<before>" + named + ")?\\s*" + newsroom)
                + ("[^，。,（()）“”]{0,6}[讯电](?:\\s*(?<after>" + named + "))?")
                + ("|(?<role>" + reporter + ")")
                + ("|(?:" + newsroom + ")?(?<plain>(?:见习|实习)?记者\\s?\\p{IsHan}{2,4}?)\\s?报道[：:]?")
                + ")");
  }

  /**
   * A name with its role.
   *
   * @param role as printed; may be empty
   * @param start offset of the name in the text that was read
   * @param author whether such a role writes
   */
  record Credit(String name, String role, int start, int end, boolean author) {

    Credit moved(int by) {
      return new Credit(name, role, start + by, end + by, author);
    }
  }

  /**
   * A text that is nothing but credits.
   *
   * @param credits the names, in the order of the text
   * @param roles how many role words it has
   * @param marked whether brackets or a bullet set it apart
   */
  record Reading(List<Credit> credits, int roles, boolean marked) {

    /** Returns whether it says that someone photographed, and of nobody that they wrote. */
    boolean picturesOnly() {
      return !credits.isEmpty() && credits.stream().noneMatch(Credit::author);
    }
  }

  /**
   * A dateline at the start of a paragraph.
   *
   * @param end offset after it
   */
  record Dateline(int end, List<Credit> credits) {}

  /** Reads a whole text as credits, if it is nothing else. */
  Optional<Reading> read(String text) {
    if (text.length() > LONGEST || text.indexOf('。') >= 0 || text.indexOf('“') >= 0) {
      return Optional.empty();
    }
    int from = 0;
    int to = text.length();
    boolean marked = false;
    while (from < to && (Blank.is(text.charAt(from)) || BULLETS.indexOf(text.charAt(from)) >= 0)) {
      marked |= !Blank.is(text.charAt(from));
      from++;
    }
    while (from + 1 < to
        && OPEN.indexOf(text.charAt(from)) >= 0
        && CLOSE.indexOf(text.charAt(to - 1)) >= 0) {
      from++;
      to--;
      marked = true;
    }
    boolean set = marked;
    return tokens.read(text, from, to, set).flatMap(found -> interpret(found, set));
  }

  /** Reads a line that says where an article comes from, and names nobody. */
  Optional<Reading> source(String text) {
    boolean source = text.length() < 24 && SOURCE.matcher(Blank.squeeze(text)).matches();
    return source ? Optional.of(new Reading(List.of(), 1, false)) : Optional.empty();
  }

  /** Reads the dateline that a paragraph begins with. */
  Optional<Dateline> dateline(String paragraph) {
    Matcher m = dateline.matcher(paragraph);
    m.region(0, Math.min(paragraph.length(), LONGEST * 2));
    if (!m.find()) {
      return Optional.empty();
    }
    List<Credit> credits = new ArrayList<>();
    for (String group : List.of("before", "after", "role", "plain")) {
      if (m.group(group) != null) {
        int at = m.start(group);
        read(m.group(group)).stream()
            .flatMap(reading -> reading.credits().stream())
            .forEach(credit -> credits.add(credit.moved(at)));
      }
    }
    boolean empty = m.group("role") != null && credits.isEmpty();
    return empty ? Optional.empty() : Optional.of(new Dateline(m.end(), credits));
  }

  /**
   * Gives each name its role: the word before it, or, where the text ends in a role, the word after
   * it.
   */
  private Optional<Reading> interpret(List<CreditTokens.Token> found, boolean marked) {
    List<Credit> credits = new ArrayList<>();
    boolean behind = !found.isEmpty() && found.get(found.size() - 1).kind().isRole();
    Optional<CreditTokens.Token> role = Optional.empty();
    int roles = 0;
    int nobody = 0;
    for (int i = 0; i < found.size(); i++) {
      CreditTokens.Token token = found.get(i);
      switch (token.kind()) {
        case WRITES, OTHER -> {
          roles++;
          role = Optional.of(token);
        }
        case NOBODY -> nobody++;
        case BODY -> role = Optional.empty();
        case NAME -> {
          Optional<CreditTokens.Token> mine = behind ? roleAfter(found, i) : role;
          boolean author = mine.map(t -> t.kind() == CreditTokens.Kind.WRITES).orElse(true);
          String as = mine.map(CreditTokens.Token::text).orElse("");
          credits.add(new Credit(token.text(), as, token.start(), token.end(), author));
        }
      }
    }
    boolean newsroom = found.size() == 1 && roles == 1 && found.get(0).text().startsWith("本");
    boolean somebody = !credits.isEmpty() && (roles > 0 || plausible(credits, marked));
    if (!somebody && !newsroom && (nobody == 0 || (roles == 0 && !marked))) {
      return Optional.empty();
    }
    return Optional.of(new Reading(List.copyOf(credits), roles, marked));
  }

  private static Optional<CreditTokens.Token> roleAfter(List<CreditTokens.Token> found, int i) {
    return found.subList(i, found.size()).stream().filter(t -> t.kind().isRole()).findFirst();
  }

  private boolean plausible(List<Credit> credits, boolean marked) {
    return credits.size() <= 4
        && (marked
            || credits.stream()
                .allMatch(c -> names.hasSurname(c.name()) && c.name().length() <= 12));
  }
}
