package org.bulletin.streams.correct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.RoleText;

/**
 * The articles of a page while corrections are applied: the first step that can be taken is taken,
 * until none can. So a correction may speak of an article that another one makes.
 */
final class Rework {

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, Draft> byId = new HashMap<>();
  private final Function<CutArticle, String> identity;
  private final List<RoleText> leftovers;
  private final List<Step> pending;

  Rework(
      Splitting splitting,
      Function<CutArticle, String> identity,
      List<org.bulletin.schemas.Correction> corrections) {
    this.identity = identity;
    this.leftovers = splitting.leftovers();
    this.pending = new ArrayList<>(Step.of(corrections));
    for (CutArticle cut : splitting.articles()) {
      Draft draft = new Draft(identity.apply(cut), cut);
      drafts.add(draft);
      byId.put(draft.id(), draft);
    }
    boolean taken = true;
    while (taken) {
      taken = takeFirst();
    }
  }

  /** The article of a correction of which a step could not be taken. */
  Optional<String> firstUnfit() {
    return pending.stream().map(Step::articleId).sorted().findFirst();
  }

  /** Finds out where what was corrected is printed. */
  CorrectedPage settled(String text, Collection<String> unfit) {
    List<RoleText> left = new Placement(text, drafts).place(leftovers);
    return new CorrectedPage(
        drafts.stream().map(Draft::toArticle).toList(), left, List.copyOf(unfit));
  }

  private boolean takeFirst() {
    Iterator<Step> steps = pending.iterator();
    while (steps.hasNext()) {
      if (take(steps.next())) {
        steps.remove();
        return true;
      }
    }
    return false;
  }

  private boolean take(Step step) {
    Draft draft = byId.get(step.articleId());
    if (draft == null) {
      return false;
    }
    if (step instanceof Step.Split split) {
      return split(draft, split);
    }
    if (step instanceof Step.Merge merge) {
      return merge(draft, merge);
    }
    if (step instanceof Step.Headline headline) {
      draft.giveHeadline(headline.lines());
    } else if (step instanceof Step.Authors authors) {
      draft.giveAuthors(authors.authors());
    }
    return true;
  }

  private boolean split(Draft draft, Step.Split split) {
    OptionalInt at = CutPoints.find(split.point(), draft.paragraphs());
    if (at.isEmpty()) {
      return false;
    }
    Draft piece = draft.cutOff(at.getAsInt(), identity);
    drafts.add(drafts.indexOf(draft) + 1, piece);
    byId.put(piece.id(), piece);
    return true;
  }

  /** Whoever speaks of an article that was merged speaks of the one that it is part of. */
  private boolean merge(Draft draft, Step.Merge merge) {
    Draft other = byId.get(merge.other());
    if (other == null || other == draft) {
      return false;
    }
    draft.append(other);
    drafts.remove(other);
    byId.replaceAll((id, article) -> article == other ? draft : article);
    return true;
  }
}
