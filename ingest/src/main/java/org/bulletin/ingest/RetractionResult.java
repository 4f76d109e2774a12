package org.bulletin.ingest;

import java.util.List;

/**
 * What a retraction did.
 *
 * @param retracted pages that it took away
 * @param repeated pages that had been retracted before
 * @param unknown pages that were asked for and no source has given
 */
public record RetractionResult(
    List<String> retracted, List<String> repeated, List<String> unknown) {

  public RetractionResult {
    retracted = List.copyOf(retracted);
    repeated = List.copyOf(repeated);
    unknown = List.copyOf(unknown);
  }
}
