package org.bulletin.indexer.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SortedMergeTest {

  /** Of one to four bytes in UTF-8, and on both sides of the surrogates in UTF-16. */
  private static final List<String> CHARACTERS = List.of("a", "/", "é", "报", "ｆ", "𠮷", "𝄞", "Ａ");

  private static final class Log implements SortedMerge.Listener {

    private final List<String> entries = new ArrayList<>();
    private final Set<String> old = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> both = new HashSet<>();

    @Override
    public void onlyInOld(ScannedDocument document) {
      entries.add("-" + document.key());
      old.add(document.key());
    }

    @Override
    public void onlyInNew(ScannedDocument document) {
      entries.add("+" + document.key());
      fresh.add(document.key());
    }

    @Override
    public void inBoth(ScannedDocument before, ScannedDocument after) {
      assertThat(after.key()).isEqualTo(before.key());
      entries.add("=" + before.key());
      both.add(before.key());
    }
  }

  @Test
  void eachDocumentIsToldOnceInOrder() {
    // Given
    Log log = new Log();

    // When
    SortedMerge.walk(
        documents("a", "c", "d").iterator(), documents("b", "c", "e", "f").iterator(), log);

    // Then
    assertThat(log.entries).containsExactly("-a", "+b", "=c", "-d", "+e", "+f");
  }

  @Test
  void nothingIsOnlyOnEmptySides() {
    // Given
    Log log = new Log();

    // When
    SortedMerge.walk(documents().iterator(), documents().iterator(), log);

    // Then
    assertThat(log.entries).isEmpty();
  }

  @Test
  void keysAreOrderedAsOpenSearchOrdersThem() {
    // Given: in UTF-16, 𠮷 would come before ｆ
    Log log = new Log();

    // When
    SortedMerge.walk(documents("ｆ", "𠮷").iterator(), documents("𠮷").iterator(), log);

    // Then
    assertThat(log.entries).containsExactly("-ｆ", "=𠮷");
  }

  @Test
  void documentsOutOfOrderAreNotComparedWrongly() {
    for (List<String> keys : List.of(List.of("b", "a"), List.of("a", "a"))) {
      // When
      assertThatThrownBy(
              () ->
                  SortedMerge.walk(
                      documents(keys.toArray(String[]::new)).iterator(),
                      documents().iterator(),
                      new Log()))
          // Then
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not in order");
    }
  }

  @Test
  void whateverIsOnEitherSideIsToldWhereItIs() {
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      // Given
      Set<String> before = randomKeys(random);
      Set<String> after = randomKeys(random);
      Log log = new Log();

      // When
      SortedMerge.walk(sorted(before).iterator(), sorted(after).iterator(), log);

      // Then
      assertThat(log.old).isEqualTo(minus(before, after));
      assertThat(log.fresh).isEqualTo(minus(after, before));
      assertThat(log.both).isEqualTo(minus(before, minus(before, after)));
      assertThat(log.entries).hasSize(log.old.size() + log.fresh.size() + log.both.size());
    }
  }

  private static Set<String> randomKeys(Random random) {
    Set<String> keys = new HashSet<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      StringBuilder key = new StringBuilder();
      int length = random.nextInt(3);
      for (int j = 0; j <= length; j++) {
        key.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
      }
      keys.add(key.toString());
    }
    return keys;
  }

  private static Set<String> minus(Set<String> all, Set<String> without) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static List<ScannedDocument> sorted(Set<String> keys) {
    Map<String, ScannedDocument> documents = new HashMap<>();
    keys.forEach(key -> documents.put(key, Documents.page(key, "")));
    return Documents.sorted(documents);
  }

  private static List<ScannedDocument> documents(String... keys) {
    return Stream.of(keys).map(key -> Documents.page(key, "")).toList();
  }
}
