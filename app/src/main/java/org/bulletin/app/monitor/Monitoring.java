package org.bulletin.app.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bulletin.schemas.stages.PipelineVersion;
import org.bulletin.schemas.stages.StageStatus;

/**
 * The stages of this process, and what they measure. Safe across threads.
 *
 * <p>A process that nobody asks has {@link #none()}, whose meters cost next to nothing.
 */
public final class Monitoring implements AutoCloseable {

  /** The generation of what belongs to no single one. */
  public static final String ALL_GENERATIONS = "all";

  private final Optional<PrometheusMeterRegistry> prometheus;
  private final CompositeMeterRegistry ofProcess = new CompositeMeterRegistry();
  private final Optional<JvmGcMetrics> garbageCollection;
  private final List<Watched> watched = new CopyOnWriteArrayList<>();

  private Monitoring(Optional<PrometheusMeterRegistry> prometheus) {
    this.prometheus = prometheus;
    prometheus.ifPresent(ofProcess::add);
    this.garbageCollection = prometheus.map(Monitoring::describeProcess);
  }

  /** Measures nothing. */
  public static Monitoring none() {
    return new Monitoring(Optional.empty());
  }

  /** Measures everything, for Prometheus. */
  public static Monitoring forPrometheus() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(new KafkaMeters());
    return new Monitoring(Optional.of(registry));
  }

  private static JvmGcMetrics describeProcess(MeterRegistry registry) {
    Gauge.builder("bulletin.version", () -> 1)
        .description("Always 1; the label says which version runs")
        .tag("version", PipelineVersion.current())
        .register(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    JvmGcMetrics garbageCollection = new JvmGcMetrics();
    garbageCollection.bindTo(registry);
    return garbageCollection;
  }

  /** Whether anybody will ask. */
  public boolean isOn() {
    return prometheus.isPresent();
  }

  /** For meters of the process, which stay as long as it runs. */
  public MeterRegistry ofProcess() {
    return ofProcess;
  }

  /**
   * Watches a stage until the result is closed.
   *
   * @param generation that it works on, or {@link #ALL_GENERATIONS}
   * @param outcomes that it may count, which are 0 before the first; others appear when they do
   */
  public Watched watch(
      String stage, String generation, StageStatus status, Collection<String> outcomes) {
    Watched begun = new Watched(stage, generation, status, prometheus, watched::remove);
    begun.count(outcomes);
    watched.add(begun);
    return begun;
  }

  /** How the stages are, now. */
  public Health health() {
    return Health.of(watched);
  }

  /**
   * Writes all metrics.
   *
   * @param contentType a type that a scraper accepts; the plain text format unless it asks for
   *     OpenMetrics or protocol buffers
   * @throws IOException if the stream fails
   */
  public void scrape(OutputStream out, String contentType) throws IOException {
    watched.forEach(Watched::countNew);
    if (prometheus.isPresent()) {
      prometheus.get().scrape(out, contentType);
    }
  }

  @Override
  public void close() {
    watched.forEach(Watched::close);
    garbageCollection.ifPresent(JvmGcMetrics::close);
    ofProcess.close();
    prometheus.ifPresent(MeterRegistry::close);
  }
}
