package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says of each block what it is, as far as the block and its nearest neighbours tell. */
final class RoleModel {

  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、：]|"
              + "[0-9]{1,2}[、.．](?![0-9])|【[^】]{1,20}】$|[①-⑳❶-❿]|[■◆●▲★▶►◎◇○□▍▎▌|｜#]).*");
  private static final Pattern SPEAKER =
      Pattern.compile("^(?:问|答|记者|主持人|编者按|链接|\\p{IsHan}{2,4})\\s*[：:].+");
  private static final Pattern DATED =
      Pattern.compile(
          "^(?:(?:\\d{4}年)?\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|日前|近日|昨日|昨天|连日来|\\d{1,2}日).*",
          Pattern.DOTALL);
  private static final Pattern DATE_LINE =
      Pattern.compile(
          "^(?:公元)?\\d{4}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?.{0,30}$|"
              + "^\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日(?:\\s*(?:星期|周|礼拜).?.{0,16})?$|"
              + "^(?:星期|周)[一二三四五六日天].{0,16}$");
  private static final Pattern PAGE_LINE =
      Pattern.compile(
          "^(?:第?\\s*[A-Za-z]{0,2}\\d{1,3}\\s*版?|第[一二三四五六七八九十]{1,3}版)(?:[\\s:：·|]*\\p{IsHan}{2,6})?$|^\\p{IsHan}{2,6}\\s*(?:第?[A-Za-z]?\\d{1,2}版|第[一二三四五六七八九十]{1,3}版)$");
  private static final Pattern ADDRESS =
      Pattern.compile(
          ".*(?:www\\.|https?://|[\\w.-]+@[\\w-]+\\.|[\\w-]+\\.(?:com|cn|net)\\b).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile("^(?:CN|国内统一|刊号|邮发代号|总第|第\\s*\\d+\\s*期).*");
  private static final Pattern MASTHEAD =
      Pattern.compile("^\\p{IsHan}{2,4}(?:日报|晚报|晨报|周报|时报|报|新闻|周刊)$");
  private static final Pattern SYMBOLS = Pattern.compile("^[^\\p{IsHan}]{1,6}$");

  private final Weights weights;
  private final Credits credits;
  private final Set<String> labels = Vocabulary.read("labels.txt");
  private final Pattern furniture =
      Pattern.compile(".*" + Vocabulary.alternatives("furniture.txt") + ".*");
  private final Pattern editors =
      Pattern.compile(
          "^[□■●◆/|｜（(]?\\s*" + Vocabulary.alternatives("editor-roles.txt") + "\\s*[：:/／\\s].*");
  private final List<String> openers = List.copyOf(Vocabulary.read("openers.txt"));

  RoleModel(Weights weights, Credits credits) {
    this.weights = weights;
    this.credits = credits;
  }

  /** Returns whether a line is complete and nobody's continuation. */
  boolean standsAlone(String line) {
    if (line.length() > 60) {
      return false;
    }
    return PageReference.read(line).isPresent()
        || isFurniture(line)
        || labels.contains(Blank.squeeze(line))
        || credits.source(line).isPresent()
        || credits.read(line).filter(r -> r.roles() > 0 || r.marked()).isPresent();
  }

  List<Part> judge(List<Block> blocks) {
    List<Part> parts = new ArrayList<>();
    for (Block block : blocks) {
      parts.add(judge(block, blocks));
    }
    return parts;
  }

  /** Returns whether a text begins with a date, as the first paragraph of a report does. */
  static boolean isDated(String text) {
    return DATED.matcher(text).matches();
  }

  static boolean isNumbered(String text) {
    return NUMBERED.matcher(text).matches();
  }

  static boolean isDateLine(String text) {
    return DATE_LINE.matcher(text).matches();
  }

  boolean isLabel(String text) {
    return labels.contains(Blank.squeeze(text));
  }

  boolean opens(String text) {
    return openers.stream().anyMatch(text::startsWith);
  }

  private Part judge(Block block, List<Block> blocks) {
    String text = block.text();
    Optional<PageReference> reference = PageReference.read(text);
    if (reference.isPresent()) {
      return part(block, Role.REFERENCE, reference);
    }
    if (text.length() <= 60 && isFurniture(text)) {
      return part(block, Role.FURNITURE, Optional.empty());
    }
    if (isLabel(text)) {
      return part(block, Role.LABEL, Optional.empty());
    }
    Optional<Credits.Reading> credit =
        credits.source(text).or(() -> credits.read(text).filter(r -> sure(r, block, blocks)));
    if (credit.isPresent()) {
      return new Part(block, Role.CREDIT, 0, credit, Optional.empty(), Optional.empty());
    }
    if (isAttribution(text)) {
      return part(block, Role.ATTRIBUTION, Optional.empty());
    }
    Optional<Credits.Dateline> dateline = credits.dateline(text);
    double title = dateline.isPresent() ? -9 : title(block, blocks);
    return new Part(block, Role.PROSE, title, Optional.empty(), Optional.empty(), dateline);
  }

  private static Part part(Block block, Role role, Optional<PageReference> reference) {
    return new Part(block, role, 0, Optional.empty(), reference, Optional.empty());
  }

  /** A name without role or mark is a credit only behind the end of a text. */
  private static boolean sure(Credits.Reading reading, Block block, List<Block> blocks) {
    if (reading.roles() > 0 || reading.marked()) {
      return true;
    }
    return block.index() > 0 && blocks.get(block.index() - 1).shape().closed();
  }

  private boolean isFurniture(String text) {
    String squeezed = Blank.squeeze(text);
    if (squeezed.length() > 60 || squeezed.indexOf('。') >= 0) {
      return false;
    }
    boolean shortLine = squeezed.length() <= 40;
    return SYMBOLS.matcher(squeezed).matches()
        || DATE_LINE.matcher(text).matches()
        || PAGE_LINE.matcher(text).matches()
        || CODE.matcher(text).matches()
        || MASTHEAD.matcher(squeezed).matches()
        || editors.matcher(text).matches()
        || (shortLine && ADDRESS.matcher(text).matches())
        || (shortLine
            && furniture.matcher(text).matches()
            && text.chars().anyMatch(RoleModel::dry));
  }

  /** Colons, digits and blanks: lines about the page have some, headlines seldom. */
  private static boolean dry(int c) {
    return c == '：' || c == ':' || c == ' ' || Character.isDigit(c);
  }

  private static boolean isAttribution(String text) {
    return (text.startsWith("——") || text.startsWith("--"))
        && text.length() > 4
        && text.length() < 60;
  }

  private double title(Block block, List<Block> blocks) {
    Shape shape = block.shape();
    String text = block.text();
    double length = shape.length();
    double column = block.lines().size() == 1 && !block.vertical() ? block.column() : 0;
    double wider = column > 0 ? block.width() - column : 0;
    return Evidence.of(weights)
        .add(Feature.TITLE_BIAS, 1)
        .add(Feature.TITLE_STOP, shape.ending() == Shape.Ending.STOP)
        .add(Feature.TITLE_INNER_STOP, Math.min(2, shape.stops()))
        .add(Feature.TITLE_CALL, shape.ending() == Shape.Ending.CALL)
        .add(Feature.TITLE_PAUSE, shape.ending() == Shape.Ending.PAUSE)
        .add(Feature.TITLE_TRAIL, shape.ending() == Shape.Ending.TRAIL)
        .add(Feature.TITLE_SHORT, length < 4)
        .add(Feature.TITLE_LONG, Math.max(0, length - 26) / 10)
        .add(Feature.TITLE_VERY_LONG, Math.max(0, length - 45) / 10)
        .add(Feature.TITLE_COMMAS, Math.max(0, shape.commas() - 1))
        .add(Feature.TITLE_PHRASES, shape.phrases() == 2 || shape.phrases() == 3)
        .add(Feature.TITLE_UNBALANCED, !shape.opened().isEmpty() || !shape.unopened().isEmpty())
        .add(Feature.TITLE_HEAD_PUNCTUATION, headPunctuation(text))
        .add(Feature.TITLE_SPEAKER, SPEAKER.matcher(text).matches())
        .add(Feature.TITLE_NUMBERED, isNumbered(text))
        .add(Feature.TITLE_VERTICAL, block.vertical())
        .add(Feature.TITLE_COLUMN_WIDTH, column > 0 && Math.abs(wider) < 2)
        .add(Feature.TITLE_WIDER, column > 0 ? Math.min(10, Math.max(0, wider - 2.5)) / 10 : 0)
        .add(Feature.TITLE_TOUCHES, touches(block, blocks))
        .add(Feature.TITLE_LARGE, large(block, blocks))
        .add(Feature.TITLE_OPENER, opens(text))
        .add(Feature.TITLE_DATED, isDated(text))
        .sum();
  }

  /** Whether no blank line parts a block from text before or behind it. */
  private static boolean touches(Block block, List<Block> blocks) {
    int i = block.index();
    boolean before =
        i > 0
            && block.first().blankLines() == 0
            && isText(blocks.get(i - 1))
            && block.first().indent() == 0;
    boolean behind =
        i + 1 < blocks.size()
            && blocks.get(i + 1).first().blankLines() == 0
            && isText(blocks.get(i + 1))
            && blocks.get(i + 1).first().indent() == 0;
    return before || behind;
  }

  private static boolean isText(Block block) {
    return block.shape().stops() > 0 || block.shape().ending() == Shape.Ending.STOP;
  }

  static boolean headPunctuation(String text) {
    return "，。、；：！？,;:!?”’）》】」』…".indexOf(text.charAt(0)) >= 0;
  }

  /** How much larger the type is than that of the page's text, in tenths; 0 where unknown. */
  private static double large(Block block, List<Block> blocks) {
    float size = block.first().fontSize();
    if (size <= 0) {
      return 0;
    }
    double sum = 0;
    double length = 0;
    for (Block other : blocks) {
      sum += other.first().fontSize() * other.shape().length();
      length += other.shape().length();
    }
    return Math.max(-5, Math.min(5, (size / (sum / length) - 1.05) * 10));
  }
}
