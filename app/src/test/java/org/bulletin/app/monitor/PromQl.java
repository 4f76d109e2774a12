package org.bulletin.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.app.monitor.Scrape.Sample;

/** What a query of Prometheus selects. Understands what our dashboard and rules are written in. */
final class PromQl {

  private static final Pattern LABEL_LIST =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern DURATION = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w$\"])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?(?!\\s*\\()(?![\\w:])");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset");

  private PromQl() {}

  /**
   * Series that a query names.
   *
   * @param matchers conditions on labels
   */
  record Selector(String name, List<Condition> matchers) {

    /** Whether a sample is one of these. What a dashboard's variable selects, may be any. */
    boolean selects(Sample sample) {
      return sample.name().equals(name)
          && matchers.stream().allMatch(matcher -> matcher.holds(sample.labels()));
    }
  }

  /** A condition on a label. */
  record Condition(String label, String operator, String value) {

    boolean holds(Map<String, String> labels) {
      String actual = labels.getOrDefault(label, "");
      boolean variable = value.startsWith("$");
      return switch (operator) {
        case "=" -> actual.equals(value);
        case "!=" -> labels.containsKey(label) && !actual.equals(value);
        case "=~" -> variable ? labels.containsKey(label) : actual.matches(value);
        default -> !actual.matches(value);
      };
    }
  }

  static List<Selector> selectors(String query) {
    String bare = DURATION.matcher(LABEL_LIST.matcher(query).replaceAll(" ")).replaceAll(" ");
    List<Selector> selectors = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(bare);
    while (selector.find()) {
      if (!KEYWORDS.contains(selector.group(1))) {
        selectors.add(new Selector(selector.group(1), matchers(selector.group(2))));
      }
    }
    return selectors;
  }

  private static List<Condition> matchers(String text) {
    List<Condition> matchers = new ArrayList<>();
    Matcher matcher = MATCHER.matcher(text == null ? "" : text);
    while (matcher.find()) {
      matchers.add(new Condition(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    return matchers;
  }
}
