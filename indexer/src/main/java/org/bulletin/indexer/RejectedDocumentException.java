package org.bulletin.indexer;

/** OpenSearch will never take a document: the error of its dead letter. */
public final class RejectedDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  RejectedDocumentException(String reason) {
    super("OpenSearch rejected the document: " + reason);
  }
}
