package org.bulletin.ingest.read;

/**
 * A page of a source that cannot be read.
 *
 * @param number the page in the source, from 1
 * @param reason a sentence without the page's name: why, and what to do where that is known
 */
public record UnreadPage(int number, String reason) {}
