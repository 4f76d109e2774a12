package org.bulletin.app.monitor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bulletin.app.replay.GeneratedPages;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What being monitored costs: pages with and without, in turn, by the CPU time of this process. */
class MonitoringSoak {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int PAGES = Integer.getInteger("bulletin.soak.pages", 1000);
  private static final int SECONDS_BETWEEN_SCRAPES = 10;

  /** Rounds that are monitored, in an order that favours none while the compilers warm up. */
  private static final List<Boolean> MONITORED = List.of(false, true, true, false, false, true);

  private static final int SCRAPES = 50;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  /** Threads that nobody would need who is not monitored. */
  private static final Pattern OURS =
      Pattern.compile("(?:monitor|unindexed-pages|micrometer-kafka-metrics).*");

  private record Cost(double seconds, double cpuSeconds, double cpuSecondsOfMonitoring) {}

  @Test
  void monitoringCostsLittle() throws IOException {
    try (EmbeddedStack stack = EmbeddedStack.onFreePorts(folder.resolve("stack"))) {
      stack.start();
      round(stack, 0, Optional.empty());
      List<Cost> without = new ArrayList<>();
      List<Cost> with = new ArrayList<>();

      // When
      for (int i = 0; i < MONITORED.size(); i++) {
        if (MONITORED.get(i)) {
          try (MonitorServer server = MonitorServer.open("127.0.0.1", 0)) {
            with.add(round(stack, i + 1, Optional.of(server)));
          }
        } else {
          without.add(round(stack, i + 1, Optional.empty()));
        }
      }

      // Then
      System.out.printf(
          "%d pages; not monitored: %s; monitored, scraped every %d s: %s%n",
          PAGES, without, SECONDS_BETWEEN_SCRAPES, with);
      assertThat(with).hasSameSizeAs(without);
    }
  }

  private Cost round(EmbeddedStack stack, int round, Optional<MonitorServer> server) {
    Path pages = folder.resolve("round" + round);
    GeneratedPages.write(pages, "报" + round, round * PAGES, (round + 1) * PAGES);
    Newspapers newspapers = Newspapers.defaults();
    Monitoring monitoring = server.map(MonitorServer::monitoring).orElseGet(Monitoring::none);
    ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor();
    try (LocalPipeline pipeline =
        new LocalPipeline(
            stack,
            folder.resolve("streams"),
            newspapers,
            Methods.load(newspapers, monitoring.ofProcess()),
            monitoring)) {
      server.ifPresent(
          asked -> {
            var unused =
                scraper.scheduleAtFixedRate(
                    () -> scrape(asked), 0, SECONDS_BETWEEN_SCRAPES, TimeUnit.SECONDS);
          });
      long start = System.nanoTime();
      long cpu = cpuNanos();
      pipeline.ingest().ingester().ingest(IngestRequest.of(pages), IngestionListener.NONE);
      pipeline.settle(
          condition ->
              await()
                  .atMost(PATIENCE)
                  .pollInterval(Duration.ofMillis(50))
                  .until(condition::getAsBoolean));
      Cost cost =
          new Cost(
              (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9, ourCpuNanos() / 1e9);
      assertThat(pipeline.failure()).isEmpty();
      if (round == MONITORED.size()) {
        server.ifPresent(MonitoringSoak::reportSeries);
      }
      return cost;
    } finally {
      scraper.shutdownNow();
    }
  }

  /** Kafka's meters of stores and topics are found a minute after the start. */
  private static void reportSeries(MonitorServer server) {
    await().atMost(PATIENCE).until(() -> scrape(server).contains("kafka_stream_state_"));
    long start = System.nanoTime();
    long cpu = cpuNanos();
    int bytes = 0;
    for (int i = 0; i < SCRAPES; i++) {
      bytes = scrape(server).length();
    }
    double millis = (System.nanoTime() - start) / 1e6 / SCRAPES;
    double cpuMillis = (cpuNanos() - cpu) / 1e6 / SCRAPES;
    Map<String, Integer> series = new TreeMap<>();
    for (Scrape.Sample sample : Scrape.of(scrape(server)).samples()) {
      String kind = sample.name().replaceFirst("^(kafka_[a-z]+|bulletin|jvm)?.*", "$1");
      series.merge(sample.labels().getOrDefault("stage", "process") + " " + kind, 1, Integer::sum);
    }
    System.out.printf(
        "a scrape: %.1f ms (%.1f ms of CPU), %d characters; series: %s%n",
        millis, cpuMillis, bytes, series);
  }

  private static String scrape(MonitorServer server) {
    try {
      URI metrics = server.address().resolve("metrics");
      return HTTP.send(
              HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static long ourCpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && OURS.matcher(thread.getThreadName()).matches())
        .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
        .sum();
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
