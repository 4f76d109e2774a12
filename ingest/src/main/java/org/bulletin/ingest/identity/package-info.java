/** Which page of which issue a text is: what is given, what is read, and what the path says. */
package org.bulletin.ingest.identity;
