/** Pages and corrections as lines of JSON, out of Kafka and into it again. */
package org.bulletin.app.exchange;
