package org.bulletin.streams.entity;

import org.bulletin.schemas.EntityType;

/**
 * A stretch of a passage that may be a name.
 *
 * @param type what it would name
 * @param start first UTF-16 code unit
 * @param end the code unit after the last
 * @param head where the word begins that says what kind of thing is named; {@code end} if none does
 */
record Candidate(EntityType type, int start, int end, int head) {

  int length() {
    return end - start;
  }
}
