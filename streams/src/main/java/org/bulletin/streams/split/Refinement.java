package org.bulletin.streams.split;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Improves chains and headings together. The assignment of chains does not know what the titles
 * will be good for: a title between two paragraphs may be the headline that the second one lacks
 * otherwise, or a section heading that no article of its own could spare. So each doubtful link
 * between two blocks is made, or cut, and the titles are given out anew; what has the better sum
 * stays.
 */
final class Refinement {

  /** Links beyond these log odds are not doubtful. */
  private static final double DOUBTFUL = 6;

  /** So many links are tried at most; newspaper pages have a dozen. */
  private static final int MOST = 40;

  private final Function<Chains, Headings> titles;
  private final Links links;

  /**
   * @param titles gives out the titles
   */
  Refinement(Links links, Function<Chains, Headings> titles) {
    this.links = links;
    this.titles = titles;
  }

  Reading solve() {
    Chains chains = links.best();
    Reading reading = new Reading(chains, titles.apply(chains));
    List<Links.Link> doubtful =
        links.above(-DOUBTFUL).stream()
            .filter(link -> link.gain() < DOUBTFUL)
            .sorted(Comparator.comparingDouble(link -> Math.abs(link.gain())))
            .limit(MOST)
            .toList();
    for (Links.Link link : doubtful) {
      reading = better(reading, link);
    }
    return reading;
  }

  private Reading better(Reading reading, Links.Link link) {
    Chains chains = reading.chains();
    boolean linked = chains.next(link.from()) == link.to();
    boolean free =
        chains.next(link.from()) == Chains.END
            && chains.isText(link.to())
            && chains.begins(link.to());
    if (!linked && !free) {
      return reading;
    }
    Chains other =
        linked
            ? chains.with(link.from(), Chains.END, false)
            : chains.with(link.from(), link.to(), link.joined());
    Headings headings = titles.apply(other);
    double gain = linked ? -link.gain() : link.gain();
    return headings.score() + gain > reading.headings().score() + 1e-9
        ? new Reading(other, headings)
        : reading;
  }
}
