package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.streams.split.Phrasing.Question;

/** Says of each block what it is, as far as the block and its nearest neighbours tell. */
final class RoleModel {

  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、：]|"
              + "[0-9]{1,2}[、.．](?![0-9])|【[^】]{1,20}】$|[①-⑳❶-❿]|[■◆●▲★▶►◎◇○□▍▎▌|｜#])");
  private static final Pattern DATED =
      Pattern.compile(
          "^(?:(?:\\d{4}年)?\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|日前|近日|昨日|昨天|连日来|\\d{1,2}日)");
  static final Pattern SPEECH =
      Pattern.compile("\\p{IsHan}{2,4}(?:说|指出|强调|要求|表示|介绍|认为|希望|告诉|坦言|笑着|代表|感谢|一行|首先|还)");
  private static final Pattern DATE_INSIDE =
      Pattern.compile("\\d{1,2}\\s?日|日前|近日|获悉|连日|昨天|昨日|本周|上周|为加强|为进一步|根据");
  private static final Pattern CLOSING = Pattern.compile("^会议还|(?:出席|参加|陪同|列席|参会|作陪)[^，。；]{0,8}。$");
  private static final Pattern PICTURED =
      Pattern.compile(
          "(?:图为|图片为|上图|下图|左图|右图|题图|资料图|▲|△).*|.{4,}[\\s（(/／]\\p{IsHan}{2,4}\\s?(?:摄|摄影|供图)[）)]?|.{4,}（.{0,12}(?:摄|供图|资料图片?)）",
          Pattern.DOTALL);
  private static final Pattern SPOKEN_BY =
      Pattern.compile("\\p{IsHan}{2,4}[（(][^（()），。]{3,24}[)）]");
  private static final Pattern ISSUER = Pattern.compile("[^，。！？：；“”、]{3,40}");

  /** Titles are rarely longer, in ems. */
  private static final double LONG = 40;

  private static final Wording NO_WORDING = new Wording(new double[Question.values().length]);

  private final TitleOdds titles;
  private final Credits credits;
  private final Phrasing phrasing;
  private final Labels labels = new Labels();
  private final PageFurniture furniture = new PageFurniture();
  private final List<String> openers = List.copyOf(Vocabulary.read("openers.txt"));
  private final List<String> anaphors = List.copyOf(Vocabulary.read("anaphors.txt"));

  RoleModel(Weights weights, Credits credits, Phrasing phrasing) {
    this.titles = new TitleOdds(weights, credits, this::opens);
    this.phrasing = phrasing;
    this.credits = credits;
  }

  /** Returns whether a line is complete and nobody's continuation. */
  boolean standsAlone(String line) {
    if (line.length() > 60) {
      return false;
    }
    return PageReference.read(line).isPresent()
        || furniture.is(line)
        || labels.is(line)
        || credits.source(line).isPresent()
        || credits.read(line).filter(r -> r.roles() > 0 || r.marked()).isPresent();
  }

  /** Returns whether a line belongs to the page, unless it stands inside a text. */
  boolean ofPage(String line) {
    return furniture.is(line) && PageReference.read(line).isEmpty();
  }

  List<Part> judge(List<Block> blocks) {
    List<Part> parts = new ArrayList<>();
    for (Block block : blocks) {
      parts.add(judge(block, blocks));
    }
    for (int i = 0; i < parts.size(); i++) {
      if (amongFurniture(parts, i)) {
        parts.set(i, part(blocks.get(i), Role.FURNITURE, Optional.empty()));
      }
      if (i > 0 && attributionGoesOn(parts.get(i - 1), parts.get(i))) {
        parts.set(i, part(blocks.get(i), Role.ATTRIBUTION, Optional.empty()));
      }
      if (i > 1 && signsNotice(parts, i)) {
        parts.set(i - 1, parts.get(i - 1).asTail());
        parts.set(i, parts.get(i).asTail());
      }
    }
    return parts;
  }

  /** A few words that stand alone among furniture are furniture, such as a masthead in Latin. */
  private static boolean amongFurniture(List<Part> parts, int i) {
    boolean furnished =
        i > 0
            && i + 1 < parts.size()
            && parts.get(i - 1).role() == Role.FURNITURE
            && parts.get(i + 1).role() == Role.FURNITURE;
    Part part = parts.get(i);
    return furnished && part.prose() && part.shape().length() <= 12 && !part.shape().closed();
  }

  /** A wrapped attribution: a full line, and a short rest close behind it. */
  private static boolean attributionGoesOn(Part attribution, Part rest) {
    double column = attribution.block().column();
    return attribution.role() == Role.ATTRIBUTION
        && rest.prose()
        && !rest.shape().closed()
        && rest.block().first().blankLines() <= 1
        && attribution.shape().length() > Math.max(18, column - 3)
        && rest.shape().length() < attribution.shape().length();
  }

  /** Whether a date stands under the name of the body that issues a notice. */
  private static boolean signsNotice(List<Part> parts, int i) {
    Part date = parts.get(i);
    Part issuer = parts.get(i - 1);
    return date.role() == Role.FURNITURE
        && PageFurniture.isFullDate(date.text())
        && issuer.prose()
        && date.block().first().blankLines() <= issuer.block().first().blankLines()
        && ISSUER.matcher(issuer.text()).matches()
        && parts.get(i - 2).prose()
        && parts.get(i - 2).shape().closed();
  }

  /** Returns whether a text begins with a date, as the first paragraph of a report does. */
  static boolean isDated(String text) {
    return DATED.matcher(text).lookingAt();
  }

  static boolean isNumbered(String text) {
    return NUMBERED.matcher(text).lookingAt();
  }

  boolean isLabel(String text) {
    return labels.is(text);
  }

  /** What speaks for a block being a title rather than text. */
  Evidence title(Block block, List<Block> blocks, Wording wording) {
    return titles.of(block, blocks, wording);
  }

  /** Returns whether a text begins with a word that opens sentences. */
  boolean opens(String text) {
    return openers.stream().anyMatch(text::startsWith);
  }

  private Part judge(Block block, List<Block> blocks) {
    String text = block.text();
    if (block.alone()) {
      Optional<PageReference> reference = PageReference.read(text);
      if (reference.isPresent()) {
        return judge(block, blocks, reference.get());
      }
      if (furniture.is(text)) {
        return part(block, Role.FURNITURE, Optional.empty());
      }
      if (labels.is(text)) {
        return part(block, Role.LABEL, Optional.empty());
      }
    }
    Optional<Credits.Reading> credit =
        credits.source(text).or(() -> credits.read(text).filter(r -> sure(r, block, blocks)));
    if (credit.isPresent()) {
      return new Part(
          block, Role.CREDIT, 0, credit, Optional.empty(), Optional.empty(), NO_WORDING, false);
    }
    if (isAttribution(text) && closedBefore(block, blocks)) {
      return part(block, Role.ATTRIBUTION, Optional.empty());
    }
    Optional<Credits.Dateline> dateline = credits.dateline(text);
    Wording wording = phrasing.of(text);
    boolean begins = dateline.isPresent() || Continuity.originLength(text) > 0;
    double title = begins ? -9 : titles.of(block, blocks, wording).sum();
    return new Part(
        block, Role.PROSE, title, Optional.empty(), Optional.empty(), dateline, wording, false);
  }

  /** A bare page number may be that of a teaser, that of a cut text, or the page's own. */
  private Part judge(Block block, List<Block> blocks, PageReference reference) {
    if (PageReference.isTwoFaced(block.text(), reference) && !behindText(block, blocks)) {
      PageReference origin = reference.as(PageReference.Kind.CONTINUED_FROM);
      return part(block, Role.REFERENCE, Optional.of(origin));
    }
    boolean teaser = underTitle(block, blocks) && !textBehind(block, blocks);
    if (reference.marked() || teaser) {
      return part(block, Role.REFERENCE, Optional.of(reference));
    }
    if (underText(block, blocks)) {
      return part(
          block, Role.REFERENCE, Optional.of(reference.as(PageReference.Kind.CONTINUED_ON)));
    }
    return part(block, Role.FURNITURE, Optional.empty());
  }

  /** Whether running text stands before a block, rather than a title or a byline. */
  private static boolean behindText(Block block, List<Block> blocks) {
    if (block.index() == 0) {
      return false;
    }
    Shape before = blocks.get(block.index() - 1).shape();
    return before.length() > LONG || before.stops() > 0 || before.ending() == Shape.Ending.STOP;
  }

  private boolean underText(Block block, List<Block> blocks) {
    int i = block.index();
    if (i == 0 || blocks.get(i - 1).alone() || block.text().indexOf('版') < 0) {
      return false;
    }
    Block text = blocks.get(i - 1);
    boolean furnished = i + 1 == blocks.size() || furniture.is(blocks.get(i + 1).text());
    boolean cut =
        !text.shape().closed() && (text.shape().length() > LONG || text.shape().stops() > 0);
    return cut || (text.shape().closed() && !furnished);
  }

  /** Whether a page's number may be that of the article announced right before it. */
  private boolean underTitle(Block block, List<Block> blocks) {
    int i = block.index() - 1;
    if (i < 0) {
      return false;
    }
    Block title = blocks.get(i);
    return !title.shape().closed()
        && title.shape().length() >= 5
        && title.shape().length() < 45
        && !furniture.is(title.text())
        && !labels.is(title.text());
  }

  private static boolean textBehind(Block block, List<Block> blocks) {
    int behind = block.index() + 1;
    return behind < blocks.size() && isText(blocks.get(behind));
  }

  private static Part part(Block block, Role role, Optional<PageReference> reference) {
    return new Part(
        block, role, 0, Optional.empty(), reference, Optional.empty(), NO_WORDING, false);
  }

  /** A name without role or mark is a credit only behind a text, or between title and text. */
  private static boolean sure(Credits.Reading reading, Block block, List<Block> blocks) {
    if (reading.roles() > 0 || reading.marked()) {
      return true;
    }
    int i = block.index();
    if (i == 0) {
      return false;
    }
    Shape before = blocks.get(i - 1).shape();
    boolean introduced =
        i + 1 < blocks.size()
            && before.length() >= 4
            && before.length() < 30
            && blocks.get(i + 1).shape().length() > 20
            && block.first().blankLines() > 0
            && reading.credits().size() == 1
            && block.text().length() <= 3;
    return introduced || (before.closed() && !textBehind(block, blocks));
  }

  /** A deck such as ——记某某 follows a title; who is quoted follows a sentence. */
  private static boolean closedBefore(Block block, List<Block> blocks) {
    return block.index() > 0 && blocks.get(block.index() - 1).shape().closed();
  }

  private static boolean isAttribution(String text) {
    boolean dashed = text.startsWith("——") || text.startsWith("--");
    return (dashed && text.length() > 4 && text.length() < 60) || SPOKEN_BY.matcher(text).matches();
  }

  /** Returns whether a paragraph begins with a word that refers to what was said before. */
  boolean refersBack(String text) {
    return anaphors.stream().anyMatch(text::startsWith);
  }

  /** Returns whether a paragraph begins with what somebody says whose office is not told. */
  static boolean isSpeech(String text) {
    return SPEECH.matcher(text).lookingAt();
  }

  /** Returns whether a date, or a word for one, stands in the first sentence of a text. */
  static boolean isDatedInside(String text) {
    Matcher m = DATE_INSIDE.matcher(text);
    return m.region(0, Math.min(text.length(), 45)).find();
  }

  /** Returns whether a paragraph says who was there, as the last one of a report does. */
  static boolean closesReport(String text) {
    return CLOSING.matcher(text).find();
  }

  /** Returns whether a text says whose picture it describes, or that it describes one. */
  static boolean isPictured(String text) {
    return PICTURED.matcher(text).matches();
  }

  static boolean isText(Block block) {
    return block.shape().stops() > 0 || block.shape().ending() == Shape.Ending.STOP;
  }

  static boolean headPunctuation(String text) {
    return "，。、；：！？,;:!?”’）》】」』…".indexOf(text.charAt(0)) >= 0;
  }
}
