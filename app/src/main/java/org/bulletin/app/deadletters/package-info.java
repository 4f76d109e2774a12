/** Shows dead letters and tries again what they are about. */
package org.bulletin.app.deadletters;
