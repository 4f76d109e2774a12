package org.bulletin.indexer.search;

import java.util.Optional;

/**
 * An article a part of which is on a page that is not there, or cannot be told.
 *
 * @param pageId the page that it begins on
 * @param continuedOn label of the page that it goes on to, if a jump line says so
 * @param continuedFrom label of the page that it comes from, if a jump line says so
 */
public record OpenArticle(
    String pageId, String headline, Optional<String> continuedOn, Optional<String> continuedFrom) {}
