/** The newspapers file: which newspapers there are, and how their files are named. */
package org.bulletin.ingest.newspaper;
