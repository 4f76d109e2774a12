package org.bulletin.app.exchange;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.ingest.publish.PageMemory;

/**
 * A line of an export.
 *
 * @param timestamp of the record in Kafka
 * @param memory what ingesters remember of a page
 */
public record ExportLine<V extends SpecificRecord>(
    V value, Instant timestamp, Optional<PageMemory> memory) {}
