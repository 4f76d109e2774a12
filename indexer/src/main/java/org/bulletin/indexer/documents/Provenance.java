package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bulletin.schemas.stages.PipelineVersion;

/**
 * By what, for what and when a document is made.
 *
 * @param pipelineVersion version of the program
 * @param generation the generation that the document belongs to, if to one
 * @param indexedAt when the document goes to OpenSearch, if it does
 */
public record Provenance(
    String pipelineVersion, Optional<String> generation, Optional<Instant> indexedAt) {

  /** Of a document that is only looked at. */
  public static Provenance ofInspection() {
    return new Provenance(PipelineVersion.current(), Optional.empty(), Optional.empty());
  }

  /** Of a document that goes to the indices of a generation now. */
  public static Provenance ofIndexing(String generation, Instant now) {
    return new Provenance(PipelineVersion.current(), Optional.of(generation), Optional.of(now));
  }

  /**
   * Fills the part of a document that tells how it came about.
   *
   * @param version the document's external version
   * @param ingestedAt when the newest page that went into it was published; empty if unknown
   */
  void describe(ObjectNode provenance, long version, Optional<Instant> ingestedAt) {
    provenance.put("pipeline_version", pipelineVersion);
    provenance.put("generation", generation.orElse(null));
    provenance.put("version", version);
    provenance.put("ingested_at", ingestedAt.map(Instant::toString).orElse(null));
    provenance.put("indexed_at", indexedAt.map(Instant::toString).orElse(null));
    provenance.put(
        "delay_ms",
        ingestedAt
            .flatMap(from -> indexedAt.map(to -> Duration.between(from, to).toMillis()))
            .map(delay -> Math.max(0, delay))
            .orElse(null));
  }
}
