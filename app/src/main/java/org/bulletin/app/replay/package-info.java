/** What a replay would take, and what it has changed, for people to read. */
package org.bulletin.app.replay;
