/**
 * The Kafka Streams application: {@link org.bulletin.streams.topology.PipelineTopology} says what
 * it does, {@link org.bulletin.streams.topology.StreamsStage} runs it.
 */
package org.bulletin.streams.topology;
