package org.bulletin.indexer.search;

/**
 * A value, and how many articles have it.
 *
 * @param value of a field
 * @param articles that have it
 */
public record Bucket(String value, long articles) {}
