/** Which generations there are, and keeping a stage running for each that is live. */
package org.bulletin.app.generations;
