/** What whoever runs a stage can ask it: whether it is alive and ready, and its metrics. */
package org.bulletin.app.monitor;
