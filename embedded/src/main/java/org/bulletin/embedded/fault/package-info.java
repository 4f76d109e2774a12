/** Failures on demand, for tests: an HTTP proxy before the registry or OpenSearch. */
package org.bulletin.embedded.fault;
