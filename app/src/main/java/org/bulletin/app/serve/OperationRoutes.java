package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.stages.Accounts;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.search.OpenArticles;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/** The calendar of issues, and the pipeline: what Kafka knows, looked at now and then. */
final class OperationRoutes implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration KEEP = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** The view of the pipeline does not wait for the books of a large installation. */
  private static final Duration BOOKS_PATIENCE = Duration.ofSeconds(3);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MAX_YEAR = 9_999;

  private final ServeSettings settings;
  private final Registry registry;
  private final PipelineView view;
  private final OpenArticles openArticles;
  private final Cached<List<IssueCalendar.Issue>> calendar;
  private final Cached<PipelineView.Kafka> kafka;
  private final Cached<Accounts> accounts;

  /**
   * Asks nobody yet.
   *
   * @param executor reads topics, three at a time at most
   */
  OperationRoutes(ServeSettings settings, OpenSearchConnection openSearch, Executor executor) {
    this.settings = settings;
    this.registry = Registry.of(settings.cluster());
    this.view = new PipelineView(openSearch);
    this.openArticles = new OpenArticles(openSearch);
    Heartbeats heartbeats = new Heartbeats(settings.cluster(), registry);
    GenerationStore generations = new GenerationStore(settings.cluster(), registry);
    this.calendar = new Cached<>(this::readCalendar, executor, KEEP, PATIENCE);
    this.kafka =
        new Cached<>(
            () -> new PipelineView.Kafka(heartbeats.read(), generations.read()),
            executor,
            BEAT,
            PATIENCE);
    this.accounts =
        new Cached<>(() -> readAccounts(generations.read()), executor, KEEP, BOOKS_PATIENCE);
  }

  List<Route> routes() {
    return List.of(
        new Route("/api/calendar", List.of("newspaper", "year"), this::calendar),
        new Route("/api/pipeline", List.of(), this::pipeline));
  }

  @Override
  public void close() {
    registry.close();
  }

  private List<IssueCalendar.Issue> readCalendar() {
    ClusterSettings cluster = settings.cluster();
    return IssueCalendar.of(
        LatestRecords.of(cluster, registry, Topics.SOURCES).values(),
        openArticles.all(),
        settings.newspapers(),
        LocalDate.now(CHINA).minusDays(1));
  }

  private Accounts readAccounts(Generations generations) {
    String served =
        generations.served().map(Generation::getGeneration).orElse(Topics.FIRST_GENERATION);
    return Accounts.take(settings.cluster(), settings.openSearch(), served);
  }

  private void calendar(Context context, Parameters parameters) {
    Optional<String> newspaper = parameters.one("newspaper");
    int given = parameters.number("year", 0, 1, MAX_YEAR);
    List<IssueCalendar.Issue> all = calendar.get().orElseThrow(this::kafkaIsAway).stream().toList();
    List<IssueCalendar.Issue> wanted =
        all.stream()
            .filter(issue -> newspaper.isEmpty() || issue.newspaper().equals(newspaper.get()))
            .toList();
    int year =
        given > 0
            ? given
            : wanted.stream().mapToInt(issue -> issue.date().getYear()).max().orElse(0);
    ObjectNode json = Json.object();
    ArrayNode newspapers = json.putArray("newspapers");
    all.stream().map(IssueCalendar.Issue::newspaper).distinct().forEach(newspapers::add);
    ArrayNode years = json.putArray("years");
    wanted.stream()
        .mapToInt(issue -> issue.date().getYear())
        .distinct()
        .sorted()
        .forEach(years::add);
    ArrayNode issues = json.putArray("issues");
    wanted.stream()
        .filter(issue -> issue.date().getYear() == year)
        .forEach(issue -> addIssue(issues.addObject(), issue));
    Json.answer(context, json);
  }

  private static void addIssue(ObjectNode json, IssueCalendar.Issue issue) {
    json.put("newspaper", issue.newspaper()).put("date", issue.date().toString());
    ArrayNode pages = json.putArray("pages");
    for (IssueCalendar.Page page : issue.pages()) {
      pages
          .addObject()
          .put("label", page.label())
          .put("state", page.state().text())
          .put("reason", page.reason().orElse(null));
    }
  }

  private void pipeline(Context context, Parameters parameters) {
    PipelineView.Kafka known = kafka.get().orElseThrow(this::kafkaIsAway);
    ObjectNode json = view.of(known, Instant.now());
    json.putNull("dead_letters").putNull("accounts").putNull("unavailable");
    try {
      json.set("dead_letters", view.deadLetters());
      accounts.get().ifPresent(books -> json.set("accounts", PipelineView.accounts(books)));
    } catch (OpenSearchUnavailableException e) {
      json.put("unavailable", e.getMessage());
    }
    Json.answer(context, json);
  }

  private UnavailableException kafkaIsAway() {
    return new UnavailableException(
        "Kafka at %s has not answered within %d s: see whether it runs, then try again"
            .formatted(settings.cluster().bootstrapServers(), PATIENCE.toSeconds()));
  }
}
