package org.bulletin.ingest.read.pdf;

/** A limit of ours that is passed deep inside PDFBox, which swallows checked exceptions. */
final class LimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with a sentence for the user. */
  LimitException(String message) {
    super(message);
  }
}
