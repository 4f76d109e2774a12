package org.bulletin.ingest.publish;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.bulletin.schemas.stages.StageStatus;

/** Publishers over producers of tests. */
public final class Publishers {

  private Publishers() {}

  /** A publisher that writes to a producer. */
  public static PagePublisher over(Producer<String, SpecificRecord> producer) {
    return new PagePublisher(new RecordSender(producer, new StageStatus("ingest")));
  }
}
