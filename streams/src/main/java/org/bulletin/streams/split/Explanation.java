package org.bulletin.streams.split;

import java.util.List;

/**
 * What was decided about a page, and how firmly, for whoever wants to see why.
 *
 * @param blocks the page's blocks, in the order of the text
 * @param titles what became of the titles
 */
public record Explanation(List<ExplainedBlock> blocks, List<ExplainedTitles> titles) {

  public Explanation {
    blocks = List.copyOf(blocks);
    titles = List.copyOf(titles);
  }

  /**
   * Lines that belong together beyond doubt.
   *
   * @param index place on the page, from 0
   * @param role {@code text}, {@code title}, {@code credit}, {@code reference}, {@code
   *     attribution}, {@code label} or {@code furniture}
   * @param titleOdds log odds of being a title, judged alone; 0 unless text or title
   * @param next index of the block that follows in its text, -1 at the end
   * @param joined whether the next block goes on with the same paragraph
   * @param margin log odds of the link to the next block against the second-best choice
   */
  public record ExplainedBlock(
      int index,
      String role,
      String text,
      List<Range> ranges,
      double titleOdds,
      int next,
      boolean joined,
      double margin) {}

  /**
   * Titles that belong together.
   *
   * @param blocks their indexes
   * @param use {@code headline}, {@code section}, {@code teaser} or {@code label}
   * @param firstBlock index of the first block of the text that they are the headline of; else -1
   * @param score log odds against the second-best use
   */
  public record ExplainedTitles(List<Integer> blocks, String use, int firstBlock, double score) {}

  static Explanation of(Cut cut) {
    Chains chains = cut.chains();
    List<ExplainedBlock> blocks =
        cut.scene().parts().stream().map(part -> explain(part, chains)).toList();
    List<List<Integer>> texts = chains.texts();
    List<ExplainedTitles> titles =
        cut.headings().groups().stream()
            .map(
                group ->
                    new ExplainedTitles(
                        group.titles(),
                        group.use().name().toLowerCase(java.util.Locale.ROOT),
                        group.text() < 0 ? -1 : texts.get(group.text()).get(0),
                        group.score()))
            .toList();
    return new Explanation(blocks, titles);
  }

  private static ExplainedBlock explain(Part part, Chains chains) {
    int i = part.index();
    String role =
        !part.prose()
            ? part.role().name().toLowerCase(java.util.Locale.ROOT)
            : chains.isTitle(i) ? "title" : "text";
    int next = chains.isText(i) ? chains.next(i) : -1;
    return new ExplainedBlock(
        i,
        role,
        part.text(),
        part.block().ranges(),
        part.title(),
        next,
        chains.joined(i),
        chains.margin(i));
  }
}
