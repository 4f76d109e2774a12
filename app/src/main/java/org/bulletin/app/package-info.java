/** The {@code bulletin} command: what a user types, and what answers. */
package org.bulletin.app;
