package org.bulletin.streams.join;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.streams.join.JoinScore.Place;
import org.bulletin.streams.layout.GoldIssue;
import org.bulletin.streams.layout.IssueLayout;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.Splitter;

/** Joins gold issues and scores what comes out. */
final class GoldJoins {

  private final IssueJoiner joiner;
  private final Splitter splitter = new PageSplitter();
  private final IssueLayout layout = new IssueLayout();

  GoldJoins(JoinWeights weights) {
    joiner = new IssueJoiner(article -> true, weights);
  }

  /** Scores an issue whose pages are cut without faults. */
  JoinScore perfect(GoldIssue issue) {
    List<CutPage> pages =
        issue.pages().stream()
            .map(page -> PerfectCut.of(issue.name(), page.label(), page.page().items()))
            .toList();
    Map<String, Place> truth = new HashMap<>();
    for (int page = 0; page < pages.size(); page++) {
      for (int item = 0; item < pages.get(page).articles().size(); item++) {
        truth.put(pages.get(page).articles().get(item).getArticleId(), new Place(page, item));
      }
    }
    return JoinScore.of(issue, pages, joiner.join(pages), truth);
  }

  /** Scores an issue after its pages were laid out and split again. */
  JoinScore split(GoldIssue issue, IssueLayout.Style style, long seed) {
    SplitIssue split = SplitIssue.of(issue, layout.lay(issue, style, seed), splitter);
    return JoinScore.of(issue, split.pages(), joiner.join(split.pages()), split.truth());
  }
}
