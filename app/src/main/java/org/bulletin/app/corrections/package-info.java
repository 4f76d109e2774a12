/** Corrections of articles that were cut wrongly: making, listing and exporting them. */
package org.bulletin.app.corrections;
