package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document that a scan has come to.
 *
 * @param id its {@code _id}
 * @param key the value of the field that the scan is ordered by
 * @param source the fields that were asked for, as far as the document has them
 */
public record ScannedDocument(String id, String key, ObjectNode source) {}
