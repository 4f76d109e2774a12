/**
 * The HTTP endpoint: pages that are posted. {@link org.bulletin.ingest.http.PageEndpoint} is the
 * way in.
 */
package org.bulletin.ingest.http;
