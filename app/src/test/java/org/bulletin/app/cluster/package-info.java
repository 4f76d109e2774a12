/** Servers and stages as processes of their own, as on a cluster, which tests start and kill. */
package org.bulletin.app.cluster;
