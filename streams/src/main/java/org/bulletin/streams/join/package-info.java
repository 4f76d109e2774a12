/**
 * Articles that go on on another page of the same issue: finds the parts that belong together and
 * joins them. Pure Java over the records of a page's articles; knows no Kafka and no clock. What
 * comes out depends on the set of an issue's pages alone, not on their order.
 */
package org.bulletin.streams.join;
