package org.bulletin.streams.join;

import java.util.List;
import java.util.function.Function;
import org.bulletin.streams.layout.GoldIssue;
import org.bulletin.streams.layout.GoldIssueReader;
import org.bulletin.streams.layout.IssueLayout.Style;

/**
 * Prints how many continued articles of the gold issues are joined right, and how many wrongly:
 * with pages that are cut without faults, and after laying them out and splitting them.
 *
 * <pre>ScoreJoins [seeds] [faults]</pre>
 *
 * {@code seeds} is how many layouts of each issue are split; {@code faults} lists what is wrong, of
 * issues that are not withheld.
 */
public final class ScoreJoins {

  private ScoreJoins() {}

  /** Prints the figures. */
  public static void main(String[] args) {
    int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    boolean faults = args.length > 1 && args[1].equals("faults");
    GoldJoins joins = new GoldJoins(JoinWeights.load());
    for (boolean withheld : new boolean[] {false, true}) {
      List<GoldIssue> issues =
          GoldIssueReader.all().stream().filter(i -> i.withheld() == withheld).toList();
      String which = (withheld ? "withheld " : "seen ") + issues.size() + " issues, ";
      print(which + "perfectly cut", issues, joins::perfect, faults && !withheld);
      for (Style style : Style.values()) {
        print(
            which + "split, " + style,
            issues,
            issue -> {
              JoinScore sum = JoinScore.NONE;
              for (int seed = 0; seed < seeds; seed++) {
                sum = sum.plus(joins.split(issue, style, seed));
              }
              return sum;
            },
            faults && !withheld);
      }
    }
  }

  private static void print(
      String name, List<GoldIssue> issues, Function<GoldIssue, JoinScore> score, boolean faults) {
    JoinScore sum = issues.stream().map(score).reduce(JoinScore.NONE, JoinScore::plus);
    System.out.println(name + ": " + sum);
    if (faults) {
      sum.faults().forEach(fault -> System.out.println("  " + fault));
    }
  }
}
