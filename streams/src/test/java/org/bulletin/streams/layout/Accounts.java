package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bulletin.streams.layout.Fragment.Role;

/** Checks that a page and its truth are the same text. */
final class Accounts {

  private Accounts() {}

  /** Returns the offsets of characters that are not blank and in no fragment, or in several. */
  static List<Integer> unaccounted(KnownPage page) {
    int[] covers = new int[page.text().length()];
    for (Fragment fragment : page.fragments()) {
      for (int i = fragment.range().start(); i < fragment.range().end(); i++) {
        covers[i]++;
      }
    }
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < covers.length; i++) {
      boolean blank = Squeeze.blank(page.text().charAt(i));
      if (covers[i] > 1 || (covers[i] == 0 && !blank)) {
        offsets.add(i);
      }
    }
    return offsets;
  }

  /** Returns the units of the truth that the fragments, joined in page order, do not reproduce. */
  static List<String> differences(KnownPage page) {
    Map<String, StringBuilder> printed = new TreeMap<>();
    for (Fragment fragment : page.fragments()) {
      Role role = fragment.role() == Role.SECTION_HEADING ? Role.BODY : fragment.role();
      printed
          .computeIfAbsent(key(fragment.item(), role, fragment.unit()), k -> new StringBuilder())
          .append(page.text(), fragment.range().start(), fragment.range().end());
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < page.truth().items().size(); i++) {
      GoldItem item = page.truth().items().get(i);
      List<String> headline = item.headline().stream().map(Marked::text).toList();
      List<String> captions = item.captions().stream().map(Marked::text).toList();
      List<String> body = item.body().stream().map(p -> p.text().text()).toList();
      compare(printed, i, Role.HEADLINE, headline, differences);
      compare(printed, i, Role.BODY, body, differences);
      compare(printed, i, Role.CAPTION, captions, differences);
      compare(printed, i, Role.BYLINE, item.byline(), differences);
      compare(printed, i, Role.SIGNATURE, item.signature(), differences);
      compare(printed, i, Role.ATTRIBUTION, item.attribution().stream().toList(), differences);
    }
    printed.keySet().stream()
        .filter(key -> !key.startsWith("-1 ") && !key.contains(Role.JUMP.name()))
        .forEach(differences::add);
    return differences;
  }

  private static void compare(
      Map<String, StringBuilder> printed,
      int item,
      Role role,
      List<String> units,
      List<String> differences) {
    for (int unit = 0; unit < units.size(); unit++) {
      StringBuilder text = printed.remove(key(item, role, unit));
      if (text == null || !Squeeze.of(text.toString()).equals(Squeeze.of(units.get(unit)))) {
        differences.add(key(item, role, unit) + ": " + units.get(unit) + " | " + text);
      }
    }
  }

  private static String key(int item, Role role, int unit) {
    return "%d %s %d".formatted(item, role, unit);
  }
}
