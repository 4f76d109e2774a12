/** One class a command: what its options are, and which part of the pipeline does the work. */
package org.bulletin.app.commands;
