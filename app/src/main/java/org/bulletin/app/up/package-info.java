/** Everything on one machine: the servers, the three stages, the inbox. */
package org.bulletin.app.up;
