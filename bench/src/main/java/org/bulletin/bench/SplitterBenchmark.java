package org.bulletin.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Pages a second, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SplitterBenchmark {

  private static final int PAGES = 5;

  private final Splitter splitter = new PageSplitter();
  private final List<PageText> pages = Seeds.texts().stream().map(PageText::of).toList();

  /** Splits the five seed pages. */
  @Benchmark
  @OperationsPerInvocation(PAGES)
  public void split(Blackhole blackhole) {
    pages.forEach(page -> blackhole.consume(splitter.split(page)));
  }
}
