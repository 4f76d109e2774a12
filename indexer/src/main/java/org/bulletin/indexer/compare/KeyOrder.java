package org.bulletin.indexer.compare;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order that OpenSearch sorts keywords in: by the bytes of their UTF-8. Java's strings are
 * ordered by UTF-16 code units instead, which differs where a character lies outside the basic
 * plane: 𠮷 comes after ｆ here, and before it there.
 */
final class KeyOrder {

  static final Comparator<String> INSTANCE =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private KeyOrder() {}
}
