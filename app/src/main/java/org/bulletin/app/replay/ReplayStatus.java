package org.bulletin.app.replay;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.Table;
import org.bulletin.app.generations.Generations;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;

/** The generations, how far each is, and what can be done next. */
public final class ReplayStatus {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final Admin admin;
  private final IndexLoad indices;
  private final ServedIndices served;

  /** The status through clients that the caller closes. */
  public ReplayStatus(Admin admin, OpenSearchConnection openSearch) {
    this.admin = admin;
    this.indices = new IndexLoad(openSearch);
    this.served = new ServedIndices(openSearch);
  }

  /** A table, one row a generation. */
  public String of(Generations generations) {
    Table table =
        new Table(
            List.of(
                "generation",
                "phase",
                "since",
                "code",
                "pages",
                "articles",
                "to split",
                "to index",
                "pages/s"),
            List.of(10, 9, 16, 14, 9, 9, 9, 9, 8));
    generations
        .all()
        .forEach(
            generation ->
                table.add(
                    row(generation, generations.live().contains(generation.getGeneration()))));
    return table
        + "\nReaders see "
        + served.generation().map(name -> "generation " + name).orElse("nothing")
        + ".\n"
        + next(generations);
  }

  private List<String> row(Generation generation, boolean live) {
    String name = generation.getGeneration();
    CatchUp catchUp = new CatchUp(admin, name);
    return List.of(
        name,
        phase(generation),
        TIME.format(generation.getChangedAt()),
        generation.getCodeVersion(),
        live ? count(name, true) : "",
        live ? count(name, false) : "",
        live ? Long.toString(catchUp.toSplit()) : "",
        live ? Long.toString(catchUp.toIndex()) : "",
        generation.getPagesPerSecond() > 0 ? "%.1f".formatted(generation.getPagesPerSecond()) : "");
  }

  private static String phase(Generation generation) {
    return generation.getPhase().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String count(String name, boolean pages) {
    try {
      return Long.toString(indices.count(pages ? Indices.pages(name) : Indices.articles(name)));
    } catch (OpenSearchUnavailableException e) {
      return "-";
    }
  }

  private static String next(Generations generations) {
    if (generations.in(Phase.DROPPING).findFirst().isPresent()) {
      return "A drop was interrupted: `bulletin replay drop` with the generation's name finishes it.\n";
    }
    if (generations.coming().isPresent()) {
      return "A replay has begun: `bulletin replay run` goes on and swaps, `bulletin replay drop` gives it up.\n";
    }
    return generations
        .previous()
        .map(
            previous ->
                "`bulletin replay rollback` goes back to "
                    + previous.getGeneration()
                    + ", `bulletin replay drop "
                    + previous.getGeneration()
                    + "` removes it.\n")
        .orElse("");
  }
}
