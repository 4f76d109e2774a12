package org.bulletin.streams.split;

/**
 * How a page is read: which blocks are which text, and what the titles are for.
 *
 * @param headings of the texts of the chains
 */
record Reading(Chains chains, Headings headings) {}
