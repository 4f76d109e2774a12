/** What all parts agree on about the pages of an issue. */
package org.bulletin.schemas.pages;
