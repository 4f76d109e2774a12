/** Our own page: a small HTTP server with a read-only JSON API and static files. */
package org.bulletin.app.serve;
