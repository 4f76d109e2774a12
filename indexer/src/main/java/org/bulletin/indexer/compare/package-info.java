/** What two generations have in common and where they differ, by their documents in OpenSearch. */
package org.bulletin.indexer.compare;
