package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.Context;

/**
 * An article, or a slice of a very long one, while its entities are being found. Used by one
 * thread.
 *
 * @param passages the headline first, if there is one
 * @param context what is known of the page
 * @param concordance of the passages
 */
record Reading(List<Passage> passages, Context context, Concordance concordance) {

  Reading(List<Passage> passages, Context context) {
    this(List.copyOf(passages), context, new Concordance(passages));
  }

  /** Returns how often a string of two characters or more occurs. */
  int count(String string) {
    return concordance.count(string);
  }
}
