/** Which pages of which issues are there, missing, refused, or waited for. */
package org.bulletin.app.coverage;
