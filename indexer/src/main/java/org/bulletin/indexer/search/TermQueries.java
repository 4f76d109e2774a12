package org.bulletin.indexer.search;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bulletin.indexer.documents.SearchText;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;
import org.opensearch.client.opensearch._types.query_dsl.ZeroTermsQuery;

/**
 * The query of a text that somebody typed. Each term is a phrase, as the analyzer makes pairs of
 * Chinese characters: without phrases, a name of six characters would find whatever has one pair of
 * them.
 */
final class TermQueries {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final String HEADLINE = "headline";
  private static final String BODY = "body";

  private TermQueries() {}

  static Query of(String text) {
    List<Query> terms =
        Stream.of(BLANKS.split(text.strip()))
            .map(SearchText::of)
            .filter(term -> term.codePoints().anyMatch(Character::isLetterOrDigit))
            .map(TermQueries::term)
            .toList();
    return terms.isEmpty()
        ? Query.of(q -> q.matchAll(all -> all))
        : Query.of(q -> q.bool(bool -> bool.must(terms)));
  }

  private static Query term(String term) {
    return isOneChineseCharacter(term) ? inAnyPair(term) : phrase(term);
  }

  private static Query phrase(String term) {
    return Query.of(
        q ->
            q.multiMatch(
                match ->
                    match
                        .type(TextQueryType.Phrase)
                        .query(term)
                        .fields(HEADLINE + "^2", BODY)
                        .zeroTermsQuery(ZeroTermsQuery.All)));
  }

  /** The analyzer knows single characters only where they stand alone. */
  private static Query inAnyPair(String character) {
    return Query.of(
        q ->
            q.bool(
                bool ->
                    bool.should(pair(HEADLINE, character), pair(BODY, character))
                        .minimumShouldMatch("1")));
  }

  private static Query pair(String field, String character) {
    return Query.of(q -> q.regexp(regexp -> regexp.field(field).value(".?" + character + ".?")));
  }

  private static boolean isOneChineseCharacter(String term) {
    return term.codePointCount(0, term.length()) == 1
        && UnicodeScript.of(term.codePointAt(0)) == UnicodeScript.HAN;
  }
}
