package org.bulletin.indexer.index;

import java.nio.ByteBuffer;

/** One change of one document. */
public sealed interface Operation {

  /** The write alias of the document's index. */
  String alias();

  /** The document's id. */
  String id();

  /** The external version: a write with a lower one than the document has, or had, is refused. */
  long version();

  /**
   * Writes a document.
   *
   * @param document JSON on one line, in UTF-8; not to be changed afterwards
   */
  record Write(String alias, String id, long version, ByteBuffer document) implements Operation {}

  /** Deletes a document, whether it is there or not. */
  record Delete(String alias, String id, long version) implements Operation {}
}
