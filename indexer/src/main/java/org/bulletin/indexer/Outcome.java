package org.bulletin.indexer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a record can come to. In the counts, {@code read} is the sum of all others. */
public enum Outcome {
  WRITTEN,
  /** A delete of what is not there. */
  UNCHANGED,
  /** OpenSearch has it in a later version. */
  ALREADY_NEWER,
  DELETED,
  /** A later record of the same document was read along with it. */
  SUPERSEDED,
  /** It is among the dead letters. */
  DEAD;

  /** Name of the count of records that came to anything. */
  public static final String READ = "read";

  /** Names of all counts. */
  public static List<String> counts() {
    return Stream.concat(Stream.of(READ), Arrays.stream(values()).map(Outcome::count)).toList();
  }

  /** Name of the count of this outcome. */
  public String count() {
    return name().toLowerCase(Locale.ROOT);
  }
}
