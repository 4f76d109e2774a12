package org.bulletin.streams.split;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the turns of a conversation: paragraphs that begin with who speaks, more than once. */
final class Turns {

  private static final Pattern SPEAKER = Pattern.compile("^([^，。：:！？“”\\d\\s]{1,6})[：:]");

  private Turns() {}

  /** Returns whether a block begins with a speaker who speaks elsewhere on the page too. */
  static boolean isTurn(Block block, List<Block> page) {
    Optional<String> speaker = speaker(block);
    return speaker.isPresent()
        && page.stream()
            .anyMatch(other -> other.index() != block.index() && speaker.equals(speaker(other)));
  }

  private static Optional<String> speaker(Block block) {
    Matcher matcher = SPEAKER.matcher(block.text());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
