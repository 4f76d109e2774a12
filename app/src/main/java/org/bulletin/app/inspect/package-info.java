/** Pages as a person at a terminal wants to see them. */
package org.bulletin.app.inspect;
