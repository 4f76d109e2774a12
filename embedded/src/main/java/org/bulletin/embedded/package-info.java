/**
 * A Kafka broker, a schema registry and an OpenSearch node inside this process, on 127.0.0.1 only:
 * what {@code bulletin up} runs on, and what integration tests of every module run against. Knows
 * nothing of the pipeline.
 */
package org.bulletin.embedded;
