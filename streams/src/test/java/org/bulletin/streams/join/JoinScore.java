package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.Span;
import org.bulletin.streams.layout.GoldIssue;
import org.bulletin.streams.layout.GoldIssue.Strand;

/**
 * How many joins are right. A join is one part going on with the next: a chain of three parts has
 * two.
 *
 * @param wanted joins that there are
 * @param right joins found of those
 * @param optional joins found that may be made or not
 * @param wrong joins found of parts that do not belong together
 * @param faults the missed and wrong ones, in words
 */
record JoinScore(int wanted, int right, int optional, int wrong, List<String> faults) {

  static final JoinScore NONE = new JoinScore(0, 0, 0, 0, List.of());

  /**
   * Scores an issue.
   *
   * @param truth which item each cut article is, by article_id
   */
  static JoinScore of(
      GoldIssue issue, List<CutPage> cut, List<JoinedPage> joined, Map<String, Place> truth) {
    Map<Span, Place> ends = ends(cut, truth);
    Map<Place, Place> follows = follows(issue);
    List<String> faults = new ArrayList<>();
    int right = 0;
    int optional = 0;
    int wrong = 0;
    Map<Place, Place> found = new HashMap<>();
    for (JoinedPage page : joined) {
      for (Article article : page.articles()) {
        List<Place> parts = placesOf(article, ends);
        for (int i = 0; i + 1 < parts.size(); i++) {
          boolean is = parts.get(i + 1).equals(follows.get(parts.get(i)));
          if (parts.get(i + 1).equals(found.put(parts.get(i), parts.get(i + 1)))) {
            continue;
          }
          boolean free = is && isFree(issue, parts.get(i), parts.get(i + 1));
          optional += free ? 1 : 0;
          right += is && !free ? 1 : 0;
          wrong += is ? 0 : 1;
          if (!is) {
            faults.add(issue.name() + " wrong " + parts.get(i) + " -> " + parts.get(i + 1));
          }
        }
      }
    }
    int wanted = 0;
    for (Map.Entry<Place, Place> join : follows.entrySet()) {
      if (!isFree(issue, join.getKey(), join.getValue())) {
        wanted++;
        if (!join.getValue().equals(found.get(join.getKey()))) {
          faults.add(issue.name() + " missed " + join.getKey() + " -> " + join.getValue());
        }
      }
    }
    return new JoinScore(wanted, right, optional, wrong, faults);
  }

  JoinScore plus(JoinScore other) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(other.faults);
    return new JoinScore(
        wanted + other.wanted,
        right + other.right,
        optional + other.optional,
        wrong + other.wrong,
        all);
  }

  double share() {
    return wanted == 0 ? 1 : (double) right / wanted;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "joins %d, right %d (%.3f), optional %d, wrong %d",
        wanted,
        right,
        share(),
        optional,
        wrong);
  }

  /** An item of an issue. */
  record Place(int page, int item) {
    static final Place NOWHERE = new Place(-1, -1);
  }

  private static boolean isFree(GoldIssue issue, Place before, Place after) {
    return strand(issue, before).optional() || strand(issue, after).optional();
  }

  private static Strand strand(GoldIssue issue, Place place) {
    return issue.pages().get(place.page()).strands().get(place.item());
  }

  private static Map<Place, Place> follows(GoldIssue issue) {
    Map<String, Place> last = new HashMap<>();
    Map<Place, Place> follows = new HashMap<>();
    for (int page = 0; page < issue.pages().size(); page++) {
      for (int item = 0; item < issue.pages().get(page).strands().size(); item++) {
        String story = issue.pages().get(page).strands().get(item).story();
        if (!story.isEmpty()) {
          Place place = new Place(page, item);
          Place before = last.put(story, place);
          if (before != null) {
            follows.put(before, place);
          }
        }
      }
    }
    return follows;
  }

  /** The items that went into an article, in reading order. */
  private static List<Place> placesOf(Article article, Map<Span, Place> ends) {
    Set<Place> places = new LinkedHashSet<>();
    for (Paragraph paragraph : article.getParagraphs()) {
      if (paragraph.getKind() == ParagraphKind.BODY) {
        paragraph.getSpans().forEach(span -> places.add(ends.get(end(span))));
      }
    }
    return List.copyOf(places);
  }

  private static Map<Span, Place> ends(List<CutPage> cut, Map<String, Place> truth) {
    Map<Span, Place> ends = new HashMap<>();
    for (CutPage page : cut) {
      for (Article article : page.articles()) {
        Place place = truth.getOrDefault(article.getArticleId(), Place.NOWHERE);
        for (Paragraph paragraph : article.getParagraphs()) {
          paragraph.getSpans().forEach(span -> ends.put(end(span), place));
        }
      }
    }
    return ends;
  }

  /** A span by its end, since a jump line may be taken off its start. */
  private static Span end(Span span) {
    return new Span(span.getPageId(), span.getEnd(), span.getEnd());
  }
}
