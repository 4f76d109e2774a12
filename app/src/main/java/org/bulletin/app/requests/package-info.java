/** Asks for stored pages to be split again. */
package org.bulletin.app.requests;
