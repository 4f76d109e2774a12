/** From pages to Kafka, and the memory of what has been published. */
package org.bulletin.ingest.publish;
