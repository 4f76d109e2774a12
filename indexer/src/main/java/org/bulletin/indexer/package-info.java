/**
 * The indexer: reads what the topology derived and keeps OpenSearch the same.
 *
 * <p>The way of a record: {@link org.bulletin.indexer.Indexer} polls it, {@link
 * org.bulletin.indexer.FeedReader} makes an operation of it, {@link org.bulletin.indexer.Settler}
 * has it written or sends it to the dead letters, and only then its offset is committed.
 */
package org.bulletin.indexer;
