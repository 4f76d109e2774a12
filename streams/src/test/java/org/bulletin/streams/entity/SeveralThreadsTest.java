package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Inference;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.KnownPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralThreadsTest {

  private static final int THREADS = 4;

  private static final EntityFinder FINDER = new BulletinEntityFinder(List.of());

  @Test
  void oneFinderServesSeveralThreadsWithTheSameResults() throws Exception {
    // Given
    List<Article> articles = articles();
    List<EntityFinder.Findings> alone = articles.stream().map(FINDER::find).toList();
    List<Callable<List<EntityFinder.Findings>>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < articles.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(thread));
      tasks.add(
          () -> {
            List<EntityFinder.Findings> found =
                new ArrayList<>(Collections.nCopies(articles.size(), null));
            order.forEach(i -> found.set(i, FINDER.find(articles.get(i))));
            return found;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    try {
      // When
      List<Future<List<EntityFinder.Findings>>> results = threads.invokeAll(tasks);

      // Then
      for (Future<List<EntityFinder.Findings>> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Article> articles() {
    Context context =
        new Context(null, new Inference("青浦区", "given"), new Inference("上海市", "given"), null);
    List<Article> articles = new ArrayList<>();
    for (KnownPage seed : Corpus.seeds()) {
      for (GoldItem item : seed.truth().items()) {
        String[] paragraphs =
            item.body().stream().map(paragraph -> paragraph.text().text()).toArray(String[]::new);
        articles.add(Articles.of(context, paragraphs));
      }
    }
    return articles;
  }
}
