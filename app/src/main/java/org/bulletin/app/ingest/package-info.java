/** What the commands that ingest share: standard input, progress, the summary. */
package org.bulletin.app.ingest;
