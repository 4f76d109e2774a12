package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.streams.layout.Fragment.Role;
import org.bulletin.streams.split.Range;

/**
 * Reads pages that were really printed, with the segmentation that says which of their lines belong
 * to what. Lines that the segmentation leaves out are jump lines of the item before them.
 */
final class SeedReader {

  private static final Map<String, Role> ROLES =
      Map.of(
          "headline", Role.HEADLINE,
          "byline", Role.BYLINE,
          "body", Role.BODY,
          "caption", Role.CAPTION,
          "attribution", Role.ATTRIBUTION,
          "signature", Role.SIGNATURE);

  private final GoldReader reader = new GoldReader();

  KnownPage read(String text, InputStream segmentation) throws IOException {
    byte[] bytes = segmentation.readAllBytes();
    GoldPage truth = reader.read(new ByteArrayInputStream(bytes));
    JsonNode tree = reader.tree(new ByteArrayInputStream(bytes));
    return new KnownPage(truth, text, new Page(text, truth, tree).fragments(), Set.of());
  }

  /** A page while its lines are told apart. */
  private static final class Page {

    private final GoldPage truth;
    private final JsonNode tree;
    private final List<Range> lines;
    private final String text;
    private final List<Fragment> fragments = new ArrayList<>();
    private final Set<Integer> told = new HashSet<>();

    Page(String text, GoldPage truth, JsonNode tree) {
      this.text = text;
      this.truth = truth;
      this.tree = tree;
      this.lines = Lines.of(text);
    }

    List<Fragment> fragments() {
      for (JsonNode label : tree.path("labels")) {
        told.add(label.asInt());
        fragments.add(new Fragment(line(label.asInt()), Fragment.NONE, Role.LABEL, 0));
      }
      for (int item = 0; item < truth.items().size(); item++) {
        for (Map.Entry<String, Role> role : ROLES.entrySet()) {
          JsonNode units = tree.path("items").path(item).path("lines").path(role.getKey());
          for (int unit = 0; unit < units.size(); unit++) {
            addUnit(item, role.getValue(), unit, units.get(unit));
          }
        }
      }
      fragments.sort(Comparator.comparingInt(fragment -> fragment.range().start()));
      addJumps();
      return fragments;
    }

    private void addUnit(int item, Role role, int unit, JsonNode numbers) {
      Role exact = role == Role.BODY ? bodyRole(item, unit) : role;
      int left = role == Role.BODY ? length(item, unit) : Integer.MAX_VALUE;
      for (JsonNode number : numbers) {
        told.add(number.asInt());
        Range line = line(number.asInt());
        int end = Lines.endAfter(text, line, left);
        fragments.add(new Fragment(new Range(line.start(), end), item, exact, unit));
        left -= Squeeze.of(text.substring(line.start(), end)).length();
        if (end < line.end()) {
          Range rest = Lines.trim(text, new Range(end, line.end()));
          fragments.add(new Fragment(rest, item, Role.JUMP, 0));
        }
      }
    }

    private Role bodyRole(int item, int unit) {
      return truth.items().get(item).body().get(unit).heading() ? Role.SECTION_HEADING : Role.BODY;
    }

    private int length(int item, int unit) {
      return Squeeze.of(truth.items().get(item).body().get(unit).text().text()).length();
    }

    private void addJumps() {
      for (int number = 1; number <= lines.size(); number++) {
        Range line = lines.get(number - 1);
        if (told.contains(number) || text.substring(line.start(), line.end()).isBlank()) {
          continue;
        }
        Range trimmed = Lines.trim(text, line);
        int at = 0;
        while (at < fragments.size() && fragments.get(at).range().start() < trimmed.start()) {
          at++;
        }
        fragments.add(at, new Fragment(trimmed, fragments.get(at - 1).item(), Role.JUMP, 0));
      }
    }

    private Range line(int number) {
      return Lines.trim(text, lines.get(number - 1));
    }
  }
}
