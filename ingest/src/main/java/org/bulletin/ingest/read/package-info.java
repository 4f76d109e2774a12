/** Readers: from the bytes of a source to the texts of its pages. */
package org.bulletin.ingest.read;
