package org.bulletin.bench;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bulletin.schemas.Article;
import org.bulletin.streams.entity.BulletinEntityFinder;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.entity.model.NameModel;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Characters a second, on the articles of the five seed pages, of which each thread reads all: the
 * column {@code characters} is the one to read. The model and HanLP get the same sentences.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class EntityBenchmark {

  private final EntityFinder finder = new BulletinEntityFinder(List.of());
  private final NameModel model = NameModel.load();
  private final Segment words =
      new ViterbiSegment()
          .enableCustomDictionary(false)
          .enableNameRecognize(true)
          .enableTranslatedNameRecognize(false);
  private List<Article> articles;
  private List<List<String>> sentences;
  private long length;

  /** What a thread has read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    /** Characters (UTF-16 code units). */
    public long characters;
  }

  /** Splits the pages. */
  @Setup(Level.Trial)
  public void split() {
    articles = SeedArticles.of(finder);
    sentences = articles.stream().map(SeedArticles::sentences).toList();
    length = sentences.stream().flatMap(List::stream).mapToLong(String::length).sum();
  }

  /** Everything, one thread. */
  @Benchmark
  public void enrich(Count count, Blackhole blackhole) {
    articles.forEach(article -> blackhole.consume(finder.find(article)));
    count.characters += length;
  }

  /** Everything, two threads. */
  @Benchmark
  @Threads(2)
  public void enrichOnTwoThreads(Count count, Blackhole blackhole) {
    enrich(count, blackhole);
  }

  /** The name model alone, article by article. */
  @Benchmark
  public void model(Count count, Blackhole blackhole) {
    sentences.forEach(article -> blackhole.consume(model.label(article)));
    count.characters += length;
  }

  /** HanLP's segmentation alone. */
  @Benchmark
  public void hanlp(Count count, Blackhole blackhole) {
    sentences.forEach(
        article -> article.forEach(sentence -> blackhole.consume(words.seg(sentence))));
    count.characters += length;
  }
}
