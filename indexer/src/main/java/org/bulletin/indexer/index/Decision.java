package org.bulletin.indexer.index;

/**
 * A verdict and its reason.
 *
 * @param reason what OpenSearch says against it; empty if nothing
 */
public record Decision(Verdict verdict, String reason) {

  static Decision tryAgain(String reason) {
    return new Decision(Verdict.TRY_AGAIN, reason);
  }

  static Decision rejected(String reason) {
    return new Decision(Verdict.REJECTED, reason);
  }
}
