package org.bulletin.streams.split;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bulletin.streams.split.Phrasing.Question;

/** What speaks for a block being a title, judged by itself and its nearest neighbours. */
final class TitleOdds {

  private static final Pattern SPEAKER =
      Pattern.compile(
          "^(?:问|答|记者|主持人|编者按|链接|[^：:]{0,6}电话|[^：:]{0,4}地[点址]|\\p{IsHan}{2,4})\\s*[：:].");
  private static final Pattern QUOTES = Pattern.compile("[：:，,]\\s*“");
  private static final Pattern SAYING =
      Pattern.compile("(?:" + RoleModel.SPEECH.pattern() + ")[，,：:]");

  /** Longer texts are no titles, whatever their wording. */
  private static final double LONGEST_WORDED_TITLE = 60;

  private final Weights weights;
  private final Credits credits;
  private final Predicate<String> opens;

  /**
   * @param opens tells texts that begin with a word that opens sentences
   */
  TitleOdds(Weights weights, Credits credits, Predicate<String> opens) {
    this.weights = weights;
    this.credits = credits;
    this.opens = opens;
  }

  /** What speaks for a block being a title rather than text. */
  Evidence of(Block block, List<Block> blocks, Wording wording) {
    Shape shape = block.shape();
    String text = block.text();
    double column = block.vertical() ? 0 : block.column();
    double wider = column > 0 ? block.width() - column : 0;
    boolean filled = column > 0 && Math.abs(wider) < 2 && block.last().width() > column - 2;
    boolean set = block.lines().size() > 1 && !filled;
    double length = set ? Math.min(shape.length(), 1.2 * block.width()) : shape.length();
    return Evidence.of(weights)
        .add(Feature.TITLE_BIAS, 1)
        .add(Feature.TITLE_STOP, shape.ending() == Shape.Ending.STOP)
        .add(Feature.TITLE_INNER_STOP, Math.min(2, shape.stops()))
        .add(Feature.TITLE_CALL, shape.ending() == Shape.Ending.CALL)
        .add(Feature.TITLE_PAUSE, isPause(shape))
        .add(Feature.TITLE_TRAIL, shape.ending() == Shape.Ending.TRAIL)
        .add(Feature.TITLE_SHORT, length < 4)
        .add(Feature.TITLE_LONG, Math.max(0, length - 26) / 10)
        .add(Feature.TITLE_VERY_LONG, Math.max(0, length - 45) / 10)
        .add(Feature.TITLE_COMMAS, Math.max(0, shape.commas() - 1 - length / 16))
        .add(Feature.TITLE_PHRASES, shape.phrases() == 2 || shape.phrases() == 3)
        .add(Feature.TITLE_UNBALANCED, !shape.opened().isEmpty() || !shape.unopened().isEmpty())
        .add(Feature.TITLE_HEAD_PUNCTUATION, RoleModel.headPunctuation(text))
        .add(Feature.TITLE_SPEAKER, SPEAKER.matcher(text).lookingAt())
        .add(Feature.TITLE_NUMBERED, RoleModel.isNumbered(text))
        .add(Feature.TITLE_VERTICAL, block.vertical())
        .add(Feature.TITLE_COLUMN_WIDTH, filled)
        .add(Feature.TITLE_BYLINE_BEHIND, bylineBehind(block, blocks))
        .add(Feature.TITLE_WIDER, column > 0 ? Math.min(10, Math.max(0, wider - 2.5)) / 10 : 0)
        .add(Feature.TITLE_TOUCHES, touches(block, blocks))
        .add(Feature.TITLE_LARGE, large(block, blocks))
        .add(Feature.TITLE_OPENER, opens.test(text))
        .add(Feature.TITLE_DATED, RoleModel.isDated(text))
        .add(Feature.TITLE_CROWD, Math.max(0, crowd(block, blocks) - 4))
        .add(Feature.TITLE_WORDING, length > LONGEST_WORDED_TITLE ? 0 : wording.of(Question.TITLE))
        .add(Feature.TITLE_QUOTES, QUOTES.matcher(text).find())
        .add(Feature.TITLE_SPEECH, SAYING.matcher(text).lookingAt())
        .add(Feature.TITLE_TURN, Turns.isTurn(block, blocks));
  }

  private boolean bylineBehind(Block block, List<Block> blocks) {
    int i = block.index() + 1;
    return i < blocks.size()
        && blocks.get(i).alone()
        && !blocks.get(i).first().attached()
        && credits.read(blocks.get(i).text()).filter(r -> r.roles() > 0).isPresent();
  }

  /** How many blocks in a row look like titles from outside: many are a list or a poem. */
  private static int crowd(Block block, List<Block> blocks) {
    int from = block.index();
    while (from > 0 && block.index() - from < 10 && isShort(blocks.get(from - 1))) {
      from--;
    }
    int to = block.index();
    while (to + 1 < blocks.size() && to - block.index() < 10 && isShort(blocks.get(to + 1))) {
      to++;
    }
    return to - from + 1;
  }

  private static boolean isShort(Block block) {
    return !block.alone() && !block.shape().closed() && block.shape().length() < 26;
  }

  private static boolean isPause(Shape shape) {
    return shape.ending() == Shape.Ending.PAUSE || shape.ending() == Shape.Ending.LIST;
  }

  /** Whether no blank line parts a block from text before or behind it. */
  private static boolean touches(Block block, List<Block> blocks) {
    int i = block.index();
    boolean before =
        i > 0
            && block.first().blankLines() == 0
            && RoleModel.isText(blocks.get(i - 1))
            && block.first().indent() == 0;
    boolean behind =
        i + 1 < blocks.size()
            && blocks.get(i + 1).first().blankLines() == 0
            && RoleModel.isText(blocks.get(i + 1))
            && blocks.get(i + 1).first().indent() == 0;
    return before || behind;
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
