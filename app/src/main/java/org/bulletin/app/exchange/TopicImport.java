package org.bulletin.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.ingest.publish.SourceRestore;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/**
 * Writes the lines of an export to their topic, in their order, as far as it does not have them, or
 * newer ones. Safe to repeat, and to be killed. Nobody else should write to the topic meanwhile:
 * what is published between the reading of the topic and the writing of a line is taken for older
 * than the line.
 */
public final class TopicImport<V extends SpecificRecord> {

  private static final int MAX_LINES = 500;

  /** Of a chunk, as read: what it takes in memory is a small multiple. */
  private static final long MAX_BYTES = 8L << 20;

  private final ClusterSettings cluster;
  private final Registry registry;
  private final Asset<V> asset;
  private final Optional<SourceRestore> sources;
  private final LineFormat<V> format;

  /**
   * Prepares.
   *
   * @param registry closed by the caller
   * @param sources the memory of ingesters, where the lines are pages
   */
  public TopicImport(
      ClusterSettings cluster, Registry registry, Asset<V> asset, Optional<SourceRestore> sources) {
    this.cluster = cluster;
    this.registry = registry;
    this.asset = asset;
    this.sources = sources;
    this.format = new LineFormat<>(asset);
  }

  /**
   * Imports. All is acknowledged when this returns.
   *
   * @param problem takes a sentence about each line that is refused, with its number
   * @throws org.bulletin.app.cli.CommandFailure if the lines cannot be read to their end, or the
   *     broker refuses a record; what was read before is imported
   */
  public ImportTally run(LineReader lines, Consumer<String> problem) {
    TopicState<V> state = TopicState.of(cluster, registry, asset);
    ImportTally tally = ImportTally.NOTHING;
    try (RecordWriter<V> writer = new RecordWriter<>(cluster, registry, asset)) {
      Chunk chunk = new Chunk(state, problem);
      while (lines.next()) {
        chunk.take(lines);
        if (chunk.isFull()) {
          write(chunk, writer);
          tally = tally.plus(chunk.tally);
          chunk = new Chunk(state, problem);
        }
      }
      write(chunk, writer);
      ImportTally whole = tally.plus(chunk.tally);
      sources.ifPresent(restore -> writer.remember(restore.conclusions(whole.refused() == 0)));
      return whole;
    }
  }

  private void write(Chunk chunk, RecordWriter<V> writer) {
    sources.ifPresent(restore -> writer.remember(restore.announcements()));
    writer.write(chunk.toWrite);
  }

  /** Lines that are written at a time. */
  private final class Chunk {

    private final TopicState<V> state;
    private final Consumer<String> problem;
    private final List<ExportLine<V>> toWrite = new ArrayList<>();
    private ImportTally tally = ImportTally.NOTHING;
    private long bytes;

    Chunk(TopicState<V> state, Consumer<String> problem) {
      this.state = state;
      this.problem = problem;
    }

    void take(LineReader lines) {
      bytes += lines.line().length;
      try {
        take(format.read(lines.line()));
      } catch (BadLineException e) {
        tally = tally.plus(new ImportTally(0, 0, 0, 1));
        problem.accept("%s, line %d: %s".formatted(lines.name(), lines.number(), e.getMessage()));
      }
    }

    private void take(ExportLine<V> line) {
      TopicState.Verdict verdict = state.take(line.value());
      tally =
          tally.plus(
              switch (verdict) {
                case WRITE -> new ImportTally(1, 0, 0, 0);
                case UNCHANGED -> new ImportTally(0, 1, 0, 0);
                case NEWER -> new ImportTally(0, 0, 1, 0);
              });
      if (verdict == TopicState.Verdict.WRITE) {
        toWrite.add(line);
      }
      if (line.value() instanceof RawPage page && verdict != TopicState.Verdict.NEWER) {
        sources
            .filter(
                restore ->
                    verdict == TopicState.Verdict.WRITE || !restore.isKnown(page.getPageId()))
            .ifPresent(restore -> restore.take(page, line.memory()));
      }
    }

    boolean isFull() {
      return tally.lines() >= MAX_LINES || bytes >= MAX_BYTES;
    }
  }
}
