/** Stages against servers that ask who they are. */
package org.bulletin.app.security;
