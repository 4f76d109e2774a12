package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a page in steps, each of which decides over the whole page: lines, blocks, roles, chains
 * of blocks, headlines, articles. Immutable; loading takes about 0.2 s.
 */
public final class PageSplitter implements Splitter {

  /** Pages of more blocks are no newspaper pages; they are split piece by piece. */
  private static final int MOST_BLOCKS = 500;

  private final Credits credits = new Credits(new Names());
  private final InlineMarks marks = new InlineMarks(credits);
  private final RoleModel roles;

  private final BlockBuilder blocks;
  private final Chaining chaining;
  private final Weights weights;

  /** Loads the splitter with the project's weights. */
  public PageSplitter() {
    this(Weights.load(), Phrasing.load());
  }

  PageSplitter(Weights weights, Phrasing phrasing) {
    this.weights = weights;
    this.roles = new RoleModel(weights, credits, phrasing);
    WordModel words = new WordModel();
    this.blocks = new BlockBuilder(roles::standsAlone, roles::ofPage, words);
    this.chaining = new Chaining(weights, words, roles);
  }

  @Override
  public Splitting split(PageText page) {
    List<Splitting.CutArticle> articles = new ArrayList<>();
    List<Splitting.RoleText> leftovers = new ArrayList<>();
    for (List<Block> piece : pieces(page)) {
      Splitting part = assembly(piece).assemble();
      articles.addAll(part.articles());
      leftovers.addAll(part.leftovers());
    }
    return new Splitting(articles, leftovers);
  }

  @Override
  public List<Explanation> explain(PageText page) {
    return pieces(page).stream().map(piece -> Explanation.of(cut(piece))).toList();
  }

  @Override
  public String version() {
    return "4";
  }

  /** Returns what the later steps see of a page, in pieces if it is overlong. */
  List<Scene> scenes(PageText page) {
    return pieces(page).stream().map(piece -> Scene.of(roles.judge(piece))).toList();
  }

  Chaining chaining() {
    return chaining;
  }

  HeadlineAssignment headlines(Scene scene, Chains chains) {
    return new HeadlineAssignment(weights, roles, scene, chains);
  }

  private List<List<Block>> pieces(PageText page) {
    List<Block> all = blocks.build(marks.part(LineReader.read(page)));
    List<List<Block>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_BLOCKS) {
      List<Block> piece = new ArrayList<>();
      for (Block block : all.subList(from, Math.min(all.size(), from + MOST_BLOCKS))) {
        piece.add(block.at(piece.size()));
      }
      pieces.add(piece);
    }
    return pieces;
  }

  /** Decides how a page is to be read. */
  Reading read(Scene scene) {
    return new Refinement(chaining.solve(scene), chains -> headlines(scene, chains).solve())
        .solve();
  }

  /** Returns what the articles of a page are made of. */
  List<ArticleDraft> drafts(PageText page) {
    return pieces(page).stream().flatMap(piece -> assembly(piece).drafts().stream()).toList();
  }

  private Assembly assembly(List<Block> piece) {
    return new Assembly(cut(piece), weights);
  }

  private Cut cut(List<Block> page) {
    Scene scene = Scene.of(roles.judge(page));
    Reading reading = read(scene);
    return new Cut(scene, reading.chains(), reading.headings());
  }
}
