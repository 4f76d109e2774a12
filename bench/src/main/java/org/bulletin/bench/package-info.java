/** How fast the parts are, each alone. */
package org.bulletin.bench;
