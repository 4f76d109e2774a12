package org.bulletin.ingest.identity;

import java.util.OptionalInt;

/**
 * Where a page was found.
 *
 * @param collection the collection that it is ingested under
 * @param path below the root of the collection, with the extension, folders separated by {@code /}
 * @param fullPath the whole path, for the patterns of file names; the same as {@code path} where a
 *     source is no file
 * @param page the page in the source, from 1, if the source is of a kind that has several
 */
public record PagePlace(String collection, String path, String fullPath, OptionalInt page) {}
