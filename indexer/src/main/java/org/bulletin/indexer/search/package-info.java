/** Finding articles again. */
package org.bulletin.indexer.search;
