/**
 * Gold pages with other names: to see whether an entity finder knows names, or only those that it
 * was made with. {@link org.bulletin.streams.layout.rename.Renamer} is where to begin.
 */
package org.bulletin.streams.layout.rename;
