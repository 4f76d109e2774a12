package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A verification as text for terminals, and as JSON. */
public final class VerificationText {

  private VerificationText() {}

  /** The comparison as tables, and whether pages are lost. */
  public static String of(Verification.Verified verified) {
    return ComparisonTable.of(verified.report())
        + (verified.behind()
            ? "\nNobody works on %s, or not well enough: it may lack pages itself.\n"
                .formatted(verified.report().before())
            : "")
        + (verified.lost().isEmpty()
            ? "\nNo page is lost.\n"
            : "\n%d pages are lost.\n".formatted(verified.lost().size()));
  }

  /**
   * The comparison as JSON, with {@code lost}, the page_ids that were missing each time, and {@code
   * targets}, the end offsets that both had passed, by topic and partition.
   */
  public static ObjectNode json(Verification.Verified verified) {
    ObjectNode json = verified.report().toJson();
    var lost = json.putArray("lost");
    verified.lost().stream().sorted().forEach(lost::add);
    ObjectNode targets = json.putObject("targets");
    verified.targets().forEach(targets::put);
    return json;
  }
}
