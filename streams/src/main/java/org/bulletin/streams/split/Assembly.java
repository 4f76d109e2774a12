package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts the decided pieces of a page together to articles and leftovers. */
final class Assembly {

  private final Cut cut;
  private final Scene scene;
  private final Weights weights;
  private final List<ArticleDraft> texts = new ArrayList<>();
  private final List<ArticleDraft> all = new ArrayList<>();
  private final List<Splitting.RoleText> leftovers = new ArrayList<>();
  private final ArticleDraft[] owner;
  private int labels;

  Assembly(Cut cut, Weights weights) {
    this.cut = cut;
    this.weights = weights;
    this.scene = cut.scene();
    this.owner = new ArticleDraft[scene.size()];
  }

  Splitting assemble() {
    List<Splitting.CutArticle> articles =
        drafts().stream().map(draft -> draft.finish(weights)).toList();
    return new Splitting(articles, leftovers);
  }

  /** Returns the articles in page order. */
  List<ArticleDraft> drafts() {
    for (List<Integer> text : cut.chains().texts()) {
      ArticleDraft draft = new ArticleDraft(scene, cut.chains(), text);
      texts.add(draft);
      all.add(draft);
      text.forEach(part -> owner[part] = draft);
    }
    for (Headings.Group group : cut.headings().groups()) {
      place(group);
    }
    captions();
    for (int i = 0; i < scene.size(); i++) {
      if (!scene.part(i).prose()) {
        place(i);
      }
    }
    long strays = all.stream().filter(ArticleDraft::isStray).count() + labels;
    long untitled = all.stream().filter(ArticleDraft::isUntitled).count();
    for (ArticleDraft draft : all) {
      draft.addDoubts((int) strays, (int) untitled - (draft.isUntitled() ? 1 : 0));
    }
    all.sort(Comparator.comparingInt(ArticleDraft::firstPart));
    return all;
  }

  private void place(Headings.Group group) {
    switch (group.use()) {
      case HEADLINE -> adopt(texts.get(group.text()), group);
      case TEASER -> {
        ArticleDraft teaser = new ArticleDraft(scene, cut.chains(), List.of());
        all.add(teaser);
        adopt(teaser, group);
      }
      case SECTION -> {
        ArticleDraft text = owner[previousText(group.titles().get(0))];
        for (int title : group.titles()) {
          text.addSection(title);
          owner[title] = text;
        }
      }
      case LABEL -> {
        group.titles().forEach(title -> leave("label", title));
        labels++;
      }
    }
  }

  private void adopt(ArticleDraft draft, Headings.Group group) {
    for (int title : group.titles()) {
      draft.addHeadline(title, group.score());
      owner[title] = draft;
    }
  }

  /** A short text without headline and author stands under the picture of another article. */
  private void captions() {
    for (ArticleDraft draft : List.copyOf(texts)) {
      if (!draft.mayBeCaption() || texts.size() < 2) {
        continue;
      }
      Grams.Topic topic = scene.grams().topic(draft.bodyText());
      ArticleDraft best = null;
      double most = 0;
      for (ArticleDraft other : texts) {
        if (other != draft && !other.mayBeCaption()) {
          double near = 1.0 / (1 + other.distance(draft.firstPart()));
          double score = topic.coveredBy(scene.grams().topic(other.wholeText())) + 0.2 * near;
          if (score > most) {
            most = score;
            best = other;
          }
        }
      }
      if (best != null) {
        best.addCaption(draft);
        all.remove(draft);
        for (int i = 0; i < owner.length; i++) {
          owner[i] = owner[i] == draft ? best : owner[i];
        }
      }
    }
  }

  private void place(int i) {
    Part part = scene.part(i);
    switch (part.role()) {
      case LABEL -> leave("label", i);
      case CREDIT -> credit(i);
      case REFERENCE -> reference(i, part.reference().orElseThrow());
      case ATTRIBUTION -> {
        int text = previousText(i);
        if (text < 0) {
          leave("furniture", i);
        } else {
          owner[text].addAttribution(i);
          owner[i] = owner[text];
        }
      }
      default -> leave("furniture", i);
    }
  }

  private void credit(int i) {
    double[] title = new double[scene.size()];
    for (int k = 0; k < title.length; k++) {
      title[k] = cut.chains().isTitle(k) ? 1 : 0;
    }
    boolean signs = Signing.signs(scene, i, title);
    int behind = next(i);
    int before = i - 1;
    while (before >= 0 && !scene.part(before).prose()) {
      before--;
    }
    ArticleDraft draft = null;
    if (signs && previousText(i) >= 0) {
      draft = owner[previousText(i)];
    } else if (behind >= 0 && cut.chains().isText(behind)) {
      draft = owner[behind];
    } else if (before >= 0 && owner[before] != null) {
      draft = owner[before];
    } else if (behind >= 0 && owner[behind] != null) {
      draft = owner[behind];
    }
    if (draft == null) {
      leave("furniture", i);
    } else {
      draft.addCredit(i, signs);
      owner[i] = draft;
    }
  }

  private void reference(int i, PageReference reference) {
    ArticleDraft draft = null;
    if (reference.kind() == PageReference.Kind.CONTINUED_FROM) {
      int behind = next(i);
      draft = behind >= 0 ? owner[behind] : null;
    }
    if (draft == null && i > 0) {
      int before = i - 1;
      while (before > 0 && owner[before] == null) {
        before--;
      }
      draft = owner[before];
    }
    if (draft == null) {
      int behind = next(i);
      draft = behind >= 0 ? owner[behind] : null;
    }
    if (draft == null) {
      leave("furniture", i);
    } else {
      draft.addReference(i, reference);
      owner[i] = draft;
    }
  }

  /** The next block of prose, -1 if there is none. */
  private int next(int i) {
    int behind = i + 1;
    while (behind < scene.size() && !scene.part(behind).prose()) {
      behind++;
    }
    return behind < scene.size() ? behind : -1;
  }

  private int previousText(int i) {
    int text = i - 1;
    while (text >= 0 && (!cut.chains().isText(text) || owner[text] == null)) {
      text--;
    }
    return text;
  }

  private void leave(String role, int i) {
    Block block = scene.part(i).block();
    leftovers.add(new Splitting.RoleText(role, new Splitting.Text(block.text(), block.ranges())));
  }

  static Optional<String> label(String page) {
    String digits = page.replaceFirst("^0+(?=.)", "");
    return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
  }
}
