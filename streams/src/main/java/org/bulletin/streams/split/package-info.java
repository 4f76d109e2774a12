/**
 * From the jumbled text of a page to articles. Pure Java: knows no Kafka, no Avro, no clock and no
 * file but its own resources, so that a page gives the same articles wherever it is split.
 */
package org.bulletin.streams.split;
