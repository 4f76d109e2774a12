/** Where pages come from: files below folders, and streams. */
package org.bulletin.ingest.source;
