/** Gives the pages and what meets them another number of partitions. */
package org.bulletin.app.partitions;
