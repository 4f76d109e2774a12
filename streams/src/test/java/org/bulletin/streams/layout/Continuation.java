package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.GoldItem.Pair;
import org.bulletin.streams.layout.GoldItem.Paragraph;

/** Lets articles go on on another page, or begin there, by taking the rest of their bodies away. */
final class Continuation {

  private static final int FEWEST_PARAGRAPHS = 4;

  private final RandomGenerator random;

  Continuation(RandomGenerator random) {
    this.random = random;
  }

  /** Whether an article can lose a part of its body and keep its authors. */
  static boolean possible(GoldItem item) {
    return item.kind() == GoldItem.Kind.ARTICLE
        && item.continuedOn().isEmpty()
        && item.continuedFrom().isEmpty()
        && item.signature().isEmpty()
        && item.body().size() >= FEWEST_PARAGRAPHS;
  }

  /** Takes the end of a body away: often from inside a sentence. */
  GoldItem toAnotherPage(GoldItem item) {
    int last = random.nextInt(2, item.body().size());
    List<Paragraph> body = new ArrayList<>(item.body().subList(0, last + 1));
    Paragraph cut = body.remove(last);
    int length = cut.text().text().length();
    if (!cut.heading() && length > 30 && random.nextInt(3) > 0) {
      body.add(new Paragraph(false, cut.text().slice(0, random.nextInt(15, length - 10))));
    } else if (body.get(body.size() - 1).heading()) {
      body.remove(body.size() - 1);
    }
    return shortened(item, body, Optional.of(jump(2)), item.continuedFrom());
  }

  /** Takes the beginning of a body away; a dateline would go with it. */
  GoldItem fromAnotherPage(GoldItem item) {
    if (Beginnings.dateline(item)) {
      return item;
    }
    int first = random.nextInt(1, item.body().size() - 1);
    List<Paragraph> body = new ArrayList<>(item.body().subList(first, item.body().size()));
    return shortened(item, body, item.continuedOn(), Optional.of(jump(1)));
  }

  private Jump jump(int page) {
    String label = Integer.toString(page == 1 ? 1 : random.nextInt(page, 9));
    return new Jump(label, "第" + label + "版");
  }

  private static GoldItem shortened(
      GoldItem item, List<Paragraph> body, Optional<Jump> on, Optional<Jump> from) {
    GoldItem shortened = item.withBody(body, on, from);
    List<Pair> pairs =
        item.pairs().stream()
            .filter(pair -> named(shortened, Marked.Type.PERSON, pair.person()))
            .filter(pair -> named(shortened, Marked.Type.POSITION, pair.position()))
            .toList();
    return shortened.withPairs(pairs);
  }

  private static boolean named(GoldItem item, Marked.Type type, String name) {
    return item.names().getOrDefault(type, Set.of()).contains(name);
  }
}
