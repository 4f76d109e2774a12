/**
 * From an article to the persons, offices, organizations, places, events, dates, amounts and
 * documents that it names. Pure Java over the Avro records: knows no Kafka and no clock.
 */
package org.bulletin.streams.entity;
