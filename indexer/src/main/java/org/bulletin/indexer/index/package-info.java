/** OpenSearch as the indexer uses it: indices, their templates and aliases, and bulk writes. */
package org.bulletin.indexer.index;
