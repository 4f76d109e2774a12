/** Making what the stages need of a cluster, once and again. */
package org.bulletin.app.init;
