package org.bulletin.ingest.identity;

import org.bulletin.ingest.read.PageFacts;
import org.bulletin.schemas.Identity;

/**
 * What a page is called, and from what.
 *
 * @param facts all that is given or read, the newspaper under its own name, also where it was not
 *     enough for an identity
 */
public record PageIdentity(String pageId, Identity from, PageFacts facts) {}
