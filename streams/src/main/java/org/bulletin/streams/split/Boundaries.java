package org.bulletin.streams.split;

import org.bulletin.streams.split.Phrasing.Question;

/** What speaks for a text beginning, or ending, with a block. */
final class Boundaries {

  private final Weights weights;
  private final RoleModel roles;
  private final Scene scene;
  private final double[] title;
  private final Topics topics;
  private final Cues cues;
  private final Surroundings surroundings;

  /**
   * @param title the probability of each block being a title
   */
  Boundaries(
      Weights weights, RoleModel roles, Scene scene, double[] title, Topics topics, Cues cues) {
    this.weights = weights;
    this.roles = roles;
    this.scene = scene;
    this.title = title;
    this.topics = topics;
    this.cues = cues;
    this.surroundings = new Surroundings(scene, title);
  }

  /** Returns whether a text must begin with a block, since it goes on from another page. */
  boolean isContinued(int i) {
    return surroundings.isContinued(i);
  }

  /** What speaks for a text beginning with a block. */
  Evidence start(int i) {
    Part part = scene.part(i);
    double titles = 0;
    double titleLength = 0;
    int titleCount = 0;
    boolean byline = false;
    boolean label = false;
    boolean ended = false;
    boolean numbered = false;
    double wording = 0;
    int at = i - 1;
    for (; at >= 0 && i - at < 8; at--) {
      Part other = scene.part(at);
      if (other.role() == Role.CREDIT) {
        ended |= signs(at);
        byline |= !signs(at);
      } else if (other.role() == Role.LABEL || other.role() == Role.FURNITURE) {
        label |= other.role() == Role.LABEL;
      } else if (other.role() == Role.REFERENCE) {
        ended |= other.refers(PageReference.Kind.CONTINUED_ON);
        byline |= other.refers(PageReference.Kind.CONTINUED_FROM);
      } else if (other.prose() && title[at] > 0.05 && !RoleModel.isPictured(other.text())) {
        titles = Math.max(titles, title[at]);
        titleCount += title[at] > 0.5 ? 1 : 0;
        titleLength = Math.max(titleLength, title[at] * other.shape().length());
        numbered |= RoleModel.isNumbered(other.text());
        wording += title[at] * other.wording().of(Question.HEADLINE);
        if (title[at] < 0.5) {
          break;
        }
      } else if (!RoleModel.isPictured(other.text())) {
        break;
      }
    }
    boolean first = at < 0;
    boolean signed = surroundings.isSigned(i);
    boolean continued = surroundings.isContinued(i);
    boolean credited = !first && surroundings.isCredited(at);
    return Evidence.of(weights)
        .add(Feature.START_BIAS, 1)
        .add(Feature.START_FIRST, first)
        .add(Feature.START_TITLE, titles)
        .add(Feature.START_TITLES, titleCount > 1)
        .add(Feature.START_NUMBERED_TITLE, numbered && titles > 0.5)
        .add(Feature.START_BYLINE, byline)
        .add(Feature.START_DATELINE, part.dateline().isPresent())
        .add(Feature.START_DATE_INSIDE, RoleModel.isDatedInside(part.text()))
        .add(Feature.START_ANAPHOR, roles.refersBack(part.text()))
        .add(Feature.START_SPEECH, RoleModel.isSpeech(part.text()))
        .add(Feature.START_LEAD, cues.dated(i))
        .add(Feature.START_OPENING, cues.opening(i))
        .add(Feature.START_HEAD_PUNCTUATION, !continued && RoleModel.headPunctuation(part.text()))
        .add(Feature.START_UNOPENED, !continued && !part.shape().unopened().isEmpty())
        .add(Feature.START_LABEL, label)
        .add(Feature.START_AFTER_END, ended)
        .add(Feature.START_PICTURED, RoleModel.isPictured(part.text()))
        .add(Feature.START_SECOND_CREDIT, signed && credited)
        .add(Feature.START_SIGNED, signed && titles > 0.5)
        .add(Feature.START_LONG_TITLE, Math.min(2, titleLength / 10))
        .add(Feature.START_SHORT_TEXT, titles > 0.5 && surroundings.isShort(i))
        .add(Feature.START_BRIEF, cues.isBrief(i))
        .add(Feature.START_QUOTED, quoted(i))
        .add(Feature.START_TITLE_NEXT, titles > 0.5 ? titleNext(i) : 0)
        .add(Feature.START_WORDING, cues.lead(i))
        .add(Feature.START_OPENING_WORDING, cues.begins(i))
        .add(Feature.START_TURN, cues.turn(i))
        .add(Feature.START_HEADLINE_WORDING, wording)
        .add(Feature.START_TITLE_FIT, titles > 0.5 ? titleFit(i) : 0);
  }

  /** How much the title before a block has in common with it. */
  private double titleNext(int i) {
    int at = i - 1;
    while (at > 0 && !scene.part(at).prose()) {
      at--;
    }
    return at >= 0 && title[at] > 0.5 ? topics.before(at).coveredBy(topics.own(i)) : 0;
  }

  /** How much more the title before a block has in common with it than with the text before. */
  private double titleFit(int i) {
    int first = i;
    int last = -1;
    while (first > 0 && (!scene.part(first - 1).prose() || title[first - 1] > 0.5)) {
      first--;
      last = last < 0 && scene.part(first).prose() ? first : last;
    }
    if (last < 0 || first == 0) {
      return 0;
    }
    Grams.Topic heading = topics.before(last);
    return heading.coveredBy(topics.after(i)) - heading.coveredBy(topics.before(first - 1));
  }

  /** What speaks for a text ending with a block. */
  Evidence end(int i) {
    Part part = scene.part(i);
    boolean signed = false;
    boolean jump = false;
    boolean quoted = false;
    double titled = 0;
    int at = i + 1;
    for (; at < scene.size() && at - i < 4; at++) {
      Part other = scene.part(at);
      if (other.role() == Role.CREDIT && signs(at)) {
        signed = true;
      } else if (other.refers(PageReference.Kind.CONTINUED_ON)) {
        jump = true;
      } else if (other.role() == Role.ATTRIBUTION) {
        quoted = true;
      } else {
        titled = title[at];
        break;
      }
    }
    return Evidence.of(weights)
        .add(Feature.END_BIAS, 1)
        .add(Feature.END_OPEN, !part.shape().closed() && !jump && !part.tail())
        .add(Feature.END_SIGNATURE, signed)
        .add(Feature.END_JUMP, jump)
        .add(Feature.END_TITLE, titled)
        .add(Feature.END_LAST, at == scene.size())
        .add(Feature.END_PICTURED, RoleModel.isPictured(part.text()))
        .add(Feature.END_CLOSING, RoleModel.closesReport(part.text()))
        .add(Feature.END_BRIEF, cues.isBrief(i))
        .add(Feature.END_LIST, part.shape().ending() == Shape.Ending.LIST)
        .add(Feature.END_ATTRIBUTION, quoted);
  }

  /** Whether a credit line ends the text before it, rather than opening the one behind it. */
  private boolean signs(int i) {
    return Signing.signs(scene, i, title);
  }

  /** Whether an attribution stands right behind a block. */
  private boolean quoted(int i) {
    return i + 1 < scene.size() && scene.part(i + 1).role() == Role.ATTRIBUTION;
  }
}
