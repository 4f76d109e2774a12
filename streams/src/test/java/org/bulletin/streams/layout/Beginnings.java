package org.bulletin.streams.layout;

import java.util.regex.Pattern;

/** Whether print tells where an article's body begins. */
final class Beginnings {

  private static final Pattern DATELINE =
      Pattern.compile("^(本报讯|本报.{0,6}电|（.{0,6}(记者|通讯员)|\\(.{0,6}(记者|通讯员)).*", Pattern.DOTALL);

  private Beginnings() {}

  /** Whether the body begins after a byline or with a dateline. */
  static boolean told(GoldItem item) {
    return !item.byline().isEmpty() || dateline(item);
  }

  /** Whether the body begins with a dateline. */
  static boolean dateline(GoldItem item) {
    return !item.body().isEmpty() && DATELINE.matcher(item.body().get(0).text().text()).matches();
  }
}
