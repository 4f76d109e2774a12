package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.bulletin.streams.split.Phrasing.Question;

/** What speaks for each use of each group of titles. */
final class HeadlineScores {

  /** Sentences of so many characters that stand alone may be captions. */
  private static final int SENTENCE = 32;

  /** Words of lines about the paper. */
  private static final Pattern DRY =
      Pattern.compile("报社|编辑部|融媒体中心|机关报|电话|邮箱|地址|定价|印数|刊号|第\\d+期|公众号|网址|星期|主办|出版|印刷|编印|天气");

  private final Weights weights;
  private final RoleModel roles;
  private final Scene scene;
  private final Chains chains;
  private final List<List<Integer>> texts;
  private final int[] textOf;

  HeadlineScores(Weights weights, RoleModel roles, Scene scene, Chains chains) {
    this.weights = weights;
    this.roles = roles;
    this.scene = scene;
    this.chains = chains;
    this.texts = chains.texts();
    this.textOf = new int[scene.size()];
    Arrays.fill(textOf, -1);
    for (int k = 0; k < texts.size(); k++) {
      for (int part : texts.get(k)) {
        textOf[part] = k;
      }
    }
  }

  /** Log odds of two neighbouring groups being headlines of different texts. */
  double split() {
    return weights.of(Feature.HEAD_SPLIT_ADJACENT);
  }

  int texts() {
    return texts.size();
  }

  /** Log odds of a group being the headline of a text, against being of no use. */
  Evidence headline(List<Integer> group, int text) {
    List<Integer> parts = texts.get(text);
    double inLead = 0;
    double inBody = 0;
    double weakest = 1;
    boolean numbered = false;
    boolean label = false;
    boolean reference = false;
    for (int title : group) {
      inLead = Math.max(inLead, scene.coverage().inLead(title, parts));
      inBody = Math.max(inBody, scene.coverage().inAll(title, parts));
      weakest = Math.min(weakest, scene.coverage().inAll(title, parts));
      numbered |= RoleModel.isNumbered(scene.part(title).text());
    }
    for (int i = group.get(0); i <= last(group); i++) {
      label |= scene.part(i).role() == Role.LABEL && i > group.get(0);
      reference |= scene.part(i).refers(PageReference.Kind.SEE);
    }
    double rival = 0;
    for (int k = 0; k < texts.size(); k++) {
      if (k != text) {
        for (int title : group) {
          rival = Math.max(rival, scene.coverage().inAll(title, texts.get(k)));
        }
      }
    }
    boolean before = between(last(group), parts.get(0));
    boolean after = between(last(parts), group.get(0));
    int far = before || after ? 0 : passed(last(group), parts.get(0));
    return Evidence.of(weights)
        .add(Feature.HEAD_BIAS, 1)
        .add(Feature.HEAD_PARTS, Math.max(0, group.size() - 2))
        .add(Feature.HEAD_BEFORE, before)
        .add(Feature.HEAD_AFTER, after && !before)
        .add(Feature.HEAD_NEAR, Math.log1p(far))
        .add(Feature.HEAD_LEAD, inLead)
        .add(Feature.HEAD_BODY, inBody)
        .add(Feature.HEAD_RIVAL, Math.max(0, rival - inBody))
        .add(Feature.HEAD_WEAKEST, weakest)
        .add(Feature.HEAD_STRANGER, strangers(group))
        .add(Feature.HEAD_NUMBERED, numbered)
        .add(Feature.HEAD_LABEL, label)
        .add(Feature.HEAD_WORDING, wording(group))
        .add(Feature.HEAD_TEXT_WORDING, scene.part(parts.get(0)).wording().of(Question.LEAD))
        .add(Feature.HEAD_PICTURED, isCaption(parts.get(0)))
        .add(Feature.HEAD_SEE, reference || seen(group));
  }

  /** Log odds of a group being section headings where it stands; very low where it cannot be. */
  Evidence section(List<Integer> group) {
    int title = group.get(0);
    int previous = title - 1;
    while (previous >= 0 && !chains.isText(previous)) {
      previous--;
    }
    int next = last(group) + 1;
    while (next < scene.size() && !chains.isText(next)) {
      next++;
    }
    if (previous < 0 || next == scene.size() || chains.next(previous) != next) {
      return Evidence.impossible(weights);
    }
    List<Integer> behind = new ArrayList<>();
    for (int at = next; at >= 0 && behind.size() < 3; at = chains.next(at)) {
      behind.add(at);
    }
    Grams.Topic following = topic(behind);
    double covered = 0;
    double length = 0;
    boolean numbered = false;
    for (int t : group) {
      covered += scene.coverage().topic(t).coveredBy(following) / group.size();
      length = Math.max(length, scene.part(t).shape().length());
      numbered |= RoleModel.isNumbered(scene.part(t).text());
    }
    return Evidence.of(weights)
        .add(Feature.SECTION_BIAS, 1)
        .add(Feature.SECTION_NEXT, covered)
        .add(Feature.SECTION_NUMBERED, numbered)
        .add(Feature.SECTION_PARTS, group.size() - 1)
        .add(Feature.SECTION_SIBLING, sibling(textOf[next], group))
        .add(Feature.SECTION_WORDING, wording(group))
        .add(Feature.SECTION_LONG, Math.max(0, length - 22) / 10);
  }

  /** What the wording of titles says for their being a headline rather than section headings. */
  private double wording(List<Integer> group) {
    double sum = 0;
    for (int title : group) {
      sum += scene.part(title).wording().of(Question.HEADLINE);
    }
    return sum / group.size();
  }

  Evidence teaser(List<Integer> group) {
    double covered = 0;
    for (int title : group) {
      for (int k = 0; k < texts.size(); k++) {
        covered = Math.max(covered, scene.coverage().inAll(title, texts.get(k)));
      }
    }
    return Evidence.of(weights)
        .add(Feature.TEASER_BIAS, 1)
        .add(Feature.TEASER_SEE, seen(group))
        .add(Feature.TEASER_LABEL, underLabel(group.get(0)))
        .add(Feature.TEASER_OVERLAP, covered)
        .add(Feature.TEASER_FOOT, foot(last(group)))
        .add(Feature.TEASER_STRANDED, stranded(group))
        .add(Feature.TEASER_NUMBERED, RoleModel.isNumbered(scene.part(group.get(0)).text()))
        .add(Feature.HEAD_PARTS, Math.max(0, group.size() - 1));
  }

  Evidence label(List<Integer> group) {
    if (group.size() > 1) {
      return Evidence.impossible(weights);
    }
    Part part = scene.part(group.get(0));
    double covered = 0;
    for (int k = 0; k < texts.size(); k++) {
      covered = Math.max(covered, scene.coverage().inAll(part.index(), texts.get(k)));
    }
    return Evidence.of(weights)
        .add(Feature.LABEL_BIAS, 1)
        .add(Feature.LABEL_KNOWN, roles.isLabel(part.text()))
        .add(Feature.LABEL_LENGTH, Math.max(0, part.shape().length() - 4))
        .add(Feature.LABEL_OVERLAP, covered)
        .add(Feature.LABEL_BY_FURNITURE, byFurniture(part.index()))
        .add(Feature.LABEL_EDGE, part.index() < 3 || part.index() > scene.size() - 4)
        .add(Feature.LABEL_DRY, DRY.matcher(part.text()).find());
  }

  private Grams.Topic topic(List<Integer> parts) {
    Grams.Topic topic = scene.coverage().topic(parts.get(0));
    for (int part : parts.subList(1, parts.size())) {
      topic = topic.plus(scene.coverage().topic(part));
    }
    return topic;
  }

  /** Whether nothing but credits, captions, labels and furniture stands between two parts. */
  private boolean between(int from, int to) {
    if (from >= to) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      if (scene.part(i).prose() && !isCaption(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part looks like a caption: it names a photographer, or is one short sentence. */
  private boolean isCaption(int i) {
    Part part = scene.part(i);
    boolean lonely = textOf[i] >= 0 && texts.get(textOf[i]).size() == 1;
    return lonely
        && (RoleModel.isPictured(part.text())
            || (part.shape().closed() && part.shape().length() < SENTENCE));
  }

  private int passed(int title, int start) {
    int passed = 0;
    for (int i = Math.min(title, start); i < Math.max(title, start); i++) {
      passed += chains.isText(i) ? 1 : 0;
    }
    return passed;
  }

  /** Whether a page reference stands right behind the group, or right before it. */
  private boolean seen(List<Integer> group) {
    int behind = last(group) + 1;
    if (behind < scene.size() && scene.part(behind).refers(PageReference.Kind.SEE)) {
      return true;
    }
    int before = group.get(0) - 1;
    boolean led = before >= 0 && scene.part(before).refers(PageReference.Kind.SEE);
    boolean othersFirst = before > 0 && chains.isTitle(before - 1);
    return led && !othersFirst;
  }

  /** How many titles of a group look like lines about the paper. */
  private int strangers(List<Integer> group) {
    int strangers = 0;
    for (int title : group) {
      strangers += byFurniture(title) || DRY.matcher(scene.part(title).text()).find() ? 1 : 0;
    }
    return strangers;
  }

  private boolean byFurniture(int title) {
    boolean before = title > 0 && scene.part(title - 1).role() == Role.FURNITURE;
    boolean behind = title + 1 < scene.size() && scene.part(title + 1).role() == Role.FURNITURE;
    return before || behind;
  }

  private boolean foot(int title) {
    for (int i = title + 1; i < scene.size(); i++) {
      if (chains.isText(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether another title follows at once, and a text behind that. */
  private boolean stranded(List<Integer> group) {
    int behind = last(group) + 1;
    return behind < scene.size() && chains.isTitle(behind) && !foot(behind);
  }

  private boolean underLabel(int title) {
    for (int i = title - 1; i >= 0 && !chains.isText(i); i--) {
      if (scene.part(i).role() == Role.LABEL) {
        return Labels.announces(scene.part(i).text());
      }
    }
    return false;
  }

  private boolean sibling(int text, List<Integer> group) {
    List<Integer> parts = texts.get(text);
    for (int k = 0; k + 1 < parts.size(); k++) {
      for (int i = parts.get(k) + 1; i < parts.get(k + 1); i++) {
        if (chains.isTitle(i) && !group.contains(i) && between(i, parts.get(k + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  static int last(List<Integer> list) {
    return list.get(list.size() - 1);
  }
}
