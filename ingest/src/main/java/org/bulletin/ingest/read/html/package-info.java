/** HTML of digital editions: the text that is printed in them, without what surrounds it. */
package org.bulletin.ingest.read.html;
