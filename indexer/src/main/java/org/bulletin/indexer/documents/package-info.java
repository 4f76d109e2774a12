/**
 * What is written to OpenSearch, made from the records of Kafka by pure functions: neither Kafka
 * nor OpenSearch is needed to make a document.
 */
package org.bulletin.indexer.documents;
