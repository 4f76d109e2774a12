package org.bulletin.ingest.source;

/**
 * A source that was refused.
 *
 * @param source its name for people
 * @param reason why, in a sentence without the name
 */
public record Refusal(String source, String reason) {

  @Override
  public String toString() {
    return source + ": " + reason;
  }
}
