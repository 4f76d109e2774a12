/** PDF: from glyphs to lines with their places on paper; scans by way of OCR. */
package org.bulletin.ingest.read.pdf;
