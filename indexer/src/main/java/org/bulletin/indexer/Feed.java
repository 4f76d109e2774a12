package org.bulletin.indexer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.indexer.index.Index;
import org.bulletin.schemas.topics.Topic;

/**
 * A topic whose records become the documents of an index.
 *
 * @param topic where the records are; a record without a value deletes its document
 * @param index where the documents go
 * @param documentId the document's id by the record's key
 * @param version the document's external version
 * @param document makes the document, given the time of indexing
 */
public record Feed<V extends SpecificRecord>(
    Topic<V> topic,
    Index index,
    UnaryOperator<String> documentId,
    ToLongFunction<V> version,
    BiFunction<V, Instant, ObjectNode> document) {}
