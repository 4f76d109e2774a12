package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.streams.layout.Fragment;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.KnownPage;

/**
 * How the blocks of a page whose truth is known should be read.
 *
 * @param chains which block follows which
 * @param headings what the titles are for; empty if the truth uses them in a way that the splitter
 *     cannot
 */
record TrueReading(Chains chains, Optional<Headings> headings) {

  /** Returns the true reading of a page, if each of its blocks belongs to one item. */
  static Optional<TrueReading> of(KnownPage page, Scene scene) {
    return new Builder(page, scene).build();
  }

  private static final class Builder {

    private final KnownPage page;
    private final Scene scene;
    private final NavigableMap<Integer, Fragment> fragments = new TreeMap<>();
    private final Fragment[] of;

    Builder(KnownPage page, Scene scene) {
      this.page = page;
      this.scene = scene;
      this.of = new Fragment[scene.size()];
      page.fragments().forEach(fragment -> fragments.put(fragment.range().start(), fragment));
    }

    Optional<TrueReading> build() {
      for (int i = 0; i < of.length; i++) {
        of[i] = at(scene.part(i).block().first().range().start());
        Fragment last = at(scene.part(i).block().last().range().start());
        if (last.item() != of[i].item()) {
          return Optional.empty();
        }
      }
      Chains chains = chains();
      return Optional.of(new TrueReading(chains, headings(chains)));
    }

    private Fragment at(int offset) {
      return fragments.floorEntry(offset).getValue();
    }

    private Chains chains() {
      int[] next = new int[of.length];
      boolean[] joined = new boolean[of.length];
      Arrays.fill(next, Chains.NEITHER);
      for (int i = 0; i < of.length; i++) {
        if (scene.part(i).prose()) {
          next[i] = isText(i) ? Chains.END : i;
        }
      }
      for (int item = 0; item < page.truth().items().size(); item++) {
        for (boolean caption : new boolean[] {false, true}) {
          List<Integer> text = text(item, caption);
          for (int k = 0; k + 1 < text.size(); k++) {
            next[text.get(k)] = text.get(k + 1);
            joined[text.get(k)] = of[text.get(k)].unit() == of[text.get(k + 1)].unit();
          }
        }
      }
      return new Chains(next, joined, new double[of.length], new double[of.length]);
    }

    private boolean isText(int i) {
      Fragment.Role role = of[i].role();
      return role == Fragment.Role.BODY || role == Fragment.Role.CAPTION;
    }

    private List<Integer> text(int item, boolean caption) {
      List<Integer> text = new ArrayList<>();
      for (int i = 0; i < of.length; i++) {
        boolean mine = of[i].item() == item && scene.part(i).prose() && isText(i);
        if (mine && caption == (of[i].role() == Fragment.Role.CAPTION)) {
          text.add(i);
        }
      }
      text.sort(
          (a, b) ->
              of[a].unit() != of[b].unit() ? of[a].unit() - of[b].unit() : Integer.compare(a, b));
      return text;
    }

    private Optional<Headings> headings(Chains chains) {
      List<List<Integer>> texts = chains.texts();
      List<Headings.Group> groups = new ArrayList<>();
      int i = 0;
      while (i < of.length) {
        if (!chains.isTitle(i)) {
          i++;
          continue;
        }
        int end = groupEnd(chains, i);
        List<Integer> titles = new ArrayList<>();
        for (int k = i; k < end; k++) {
          if (chains.isTitle(k)) {
            titles.add(k);
          }
        }
        Headings.Use use = use(of[i]);
        int text = use == Headings.Use.HEADLINE ? textOf(of[i].item(), texts) : -1;
        if (use == Headings.Use.HEADLINE && text < 0) {
          return Optional.empty();
        }
        groups.add(new Headings.Group(titles, use, text, 0));
        i = end;
      }
      return Optional.of(new Headings(groups, 0));
    }

    private int groupEnd(Chains chains, int from) {
      int end = from + 1;
      int last = from + 1;
      while (end < of.length && !chains.isText(end)) {
        if (chains.isTitle(end)) {
          boolean same = of[end].item() == of[from].item() && of[end].role() == of[from].role();
          if (!same || of[from].item() == Fragment.NONE) {
            break;
          }
          last = end + 1;
        }
        end++;
      }
      return last;
    }

    private Headings.Use use(Fragment fragment) {
      if (fragment.role() == Fragment.Role.SECTION_HEADING) {
        return Headings.Use.SECTION;
      }
      if (fragment.item() == Fragment.NONE || fragment.role() != Fragment.Role.HEADLINE) {
        return Headings.Use.LABEL;
      }
      boolean teaser = page.truth().items().get(fragment.item()).kind() == GoldItem.Kind.TEASER;
      return teaser ? Headings.Use.TEASER : Headings.Use.HEADLINE;
    }

    private int textOf(int item, List<List<Integer>> texts) {
      for (int k = 0; k < texts.size(); k++) {
        Fragment first = of[texts.get(k).get(0)];
        if (first.item() == item && first.role() == Fragment.Role.BODY) {
          return k;
        }
      }
      return -1;
    }
  }
}
