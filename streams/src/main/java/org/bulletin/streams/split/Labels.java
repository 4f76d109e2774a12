package org.bulletin.streams.split;

import java.util.Set;
import java.util.regex.Pattern;

/** Knows the column names that newspapers share. */
final class Labels {

  private static final Pattern CONTENTS =
      Pattern.compile(
          "[【\\[]?(?:本[报期版]|今日|明日|内页|要闻|每日|一周|新闻|精彩)?(?:看点|导读|导览|提要|速览|导航|预告)[】\\]]?[：:]?");

  private final Set<String> names = Vocabulary.read("labels.txt");

  boolean is(String text) {
    if (text.length() > 16) {
      return false;
    }
    String squeezed = Blank.squeeze(text);
    String bare = squeezed.replaceAll("^[【\\[■●◆□]|[】\\]]$", "");
    return names.contains(bare) || announces(text);
  }

  /** Returns whether what stands under it is printed on other pages. */
  static boolean announces(String text) {
    return CONTENTS.matcher(Blank.squeeze(text)).matches();
  }
}
