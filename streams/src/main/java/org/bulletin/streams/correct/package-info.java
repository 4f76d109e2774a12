/**
 * What editors say of articles that were cut wrongly, applied to a page after the splitter: pure
 * functions of the page, its cut and its corrections, without Kafka.
 */
package org.bulletin.streams.correct;
