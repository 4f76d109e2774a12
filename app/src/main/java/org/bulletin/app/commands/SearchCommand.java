package org.bulletin.app.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.ArticleHits;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;
import org.bulletin.indexer.search.MarkedText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin search}. */
@Command(
    name = "search",
    description =
        "Finds articles that contain every one of the terms as it stands, and shows where. "
            + "Without a terminal the terms are marked 【so】.")
public final class SearchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private OpenSearchOptions openSearch;

  @Parameters(paramLabel = "TERM", arity = "1..*", description = "What to look for.")
  private List<String> terms;

  @Option(
      names = "--order",
      defaultValue = "BEST",
      description = "${COMPLETION-CANDIDATES} first (default: ${DEFAULT-VALUE}).")
  private Order order;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "Skip so many articles (default: ${DEFAULT-VALUE}).")
  private int from;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "10",
      description = "Show at most so many articles (default: ${DEFAULT-VALUE}).")
  private int size;

  @Override
  public Integer call() {
    Logs.toConsole();
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch.settings())) {
      ArticleHits hits =
          new ArticleSearch(connection)
              .find(new ArticleQuery(String.join(" ", terms), order, from, size));
      PrintWriter out = spec.commandLine().getOut();
      hits.hits().forEach(hit -> print(out, hit));
      out.printf("%d of %d articles%n", hits.hits().size(), hits.total());
      return 0;
    }
  }

  private static void print(PrintWriter out, ArticleHit hit) {
    String headline = marked(hit.headline());
    out.println(headline.isBlank() ? "(no headline)" : headline);
    out.println("  " + about(hit));
    hit.passages().forEach(passage -> out.println("  … " + marked(passage).strip() + " …"));
    out.println();
  }

  private static String about(ArticleHit hit) {
    Stream<String> facts =
        Stream.of("newspaper", "published_on", "article_id")
            .flatMap(name -> hit.field(name).stream());
    String authors =
        StreamSupport.stream(hit.document().path("author_names").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining("、"));
    return Stream.concat(facts, Stream.of(authors).filter(names -> !names.isEmpty()))
        .collect(Collectors.joining(" · "));
  }

  private static String marked(MarkedText text) {
    return text.parts().stream()
        .map(part -> part.marked() ? mark(part.text()) : part.text())
        .collect(Collectors.joining())
        .replace('\n', ' ');
  }

  private static String mark(String text) {
    return Ansi.AUTO.enabled()
        ? Style.bold.on() + Style.fg_yellow.on() + text + Style.fg_yellow.off() + Style.bold.off()
        : "【" + text + "】";
  }
}
