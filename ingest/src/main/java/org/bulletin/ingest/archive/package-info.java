/** ZIP archives of an issue, read in memory: nothing of them is ever written to a file. */
package org.bulletin.ingest.archive;
