/**
 * Ingest: publishes the pages of newspapers to {@code bulletin.pages}. {@link
 * org.bulletin.ingest.Ingester} is the way in.
 */
package org.bulletin.ingest;
