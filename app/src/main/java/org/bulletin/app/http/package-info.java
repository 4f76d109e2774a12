/** What every HTTP server of ours has in common. */
package org.bulletin.app.http;
