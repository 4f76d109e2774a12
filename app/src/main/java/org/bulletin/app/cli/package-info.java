/** What all commands share: options, their defaults, and how failures are said. */
package org.bulletin.app.cli;
