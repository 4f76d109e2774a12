package org.bulletin.streams.split;

/** A page with all that was decided about it; what {@link Assembly} makes articles of. */
record Cut(Scene scene, Chains chains, Headings headings) {}
