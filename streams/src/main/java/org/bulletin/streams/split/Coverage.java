package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of what the titles of a page speak of is in its texts. Remembers what it has computed,
 * since most texts are the same in most readings of a page that are tried. Not safe across threads.
 */
final class Coverage {

  /** So many blocks of a text are its lead. */
  private static final int LEAD = 2;

  private final List<Part> parts;
  private final Grams grams;
  private final Grams.Topic[] topics;
  private final Map<List<Integer>, Text> texts = new HashMap<>();

  Coverage(List<Part> parts, Grams grams) {
    this.parts = parts;
    this.grams = grams;
    this.topics = new Grams.Topic[parts.size()];
  }

  /** A text, with the shares of each title in its lead and in all of it; NaN where unknown. */
  private static final class Text {

    private final Grams.Topic lead;
    private final Grams.Topic all;
    private final double[] inLead;
    private final double[] inAll;

    Text(Grams.Topic lead, Grams.Topic all, int parts) {
      this.lead = lead;
      this.all = all;
      this.inLead = new double[parts];
      this.inAll = new double[parts];
      Arrays.fill(inLead, Double.NaN);
      Arrays.fill(inAll, Double.NaN);
    }
  }

  /** Returns the share of a title that stands in the first blocks of a text, 0 to 1. */
  double inLead(int title, List<Integer> text) {
    Text known = text(text);
    double[] shares = known.inLead;
    if (Double.isNaN(shares[title])) {
      shares[title] = topic(title).coveredBy(known.lead);
    }
    return shares[title];
  }

  /** Returns the share of a title that stands anywhere in a text, 0 to 1. */
  double inAll(int title, List<Integer> text) {
    Text known = text(text);
    double[] shares = known.inAll;
    if (Double.isNaN(shares[title])) {
      shares[title] = topic(title).coveredBy(known.all);
    }
    return shares[title];
  }

  /** Returns what a block speaks of. */
  Grams.Topic topic(int part) {
    if (topics[part] == null) {
      topics[part] = grams.topic(parts.get(part).text());
    }
    return topics[part];
  }

  private Text text(List<Integer> text) {
    Text known = texts.get(text);
    if (known == null) {
      Grams.Topic lead = sum(text.subList(0, Math.min(LEAD, text.size())));
      known = new Text(lead, sum(text), parts.size());
      texts.put(text, known);
    }
    return known;
  }

  private Grams.Topic sum(List<Integer> text) {
    Grams.Topic sum = topic(text.get(0));
    for (int part : text.subList(1, text.size())) {
      sum = sum.plus(topic(part));
    }
    return sum;
  }
}
