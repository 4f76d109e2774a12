/** Running stages: waiting for what they need, keeping them up, watching how far they are. */
package org.bulletin.app.stages;
