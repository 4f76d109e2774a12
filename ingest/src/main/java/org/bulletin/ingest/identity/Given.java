package org.bulletin.ingest.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.bulletin.ingest.read.PageFacts;

/**
 * What somebody says of a source, in a sidecar file, options or a form.
 *
 * @param facts newspaper, date, label
 * @param pageNumber position of the page, from 1
 * @param metadata whatever else
 */
public record Given(PageFacts facts, OptionalInt pageNumber, Map<String, String> metadata) {

  /** Nothing is said. */
  public static final Given NOTHING = new Given(PageFacts.NONE, OptionalInt.empty(), Map.of());

  public Given {
    metadata = Map.copyOf(metadata);
  }

  /** What this says, and what other words say where this says nothing. */
  public Given or(Given others) {
    Map<String, String> both = new HashMap<>(others.metadata);
    both.putAll(metadata);
    return new Given(
        facts.or(others.facts), pageNumber.isPresent() ? pageNumber : others.pageNumber, both);
  }
}
