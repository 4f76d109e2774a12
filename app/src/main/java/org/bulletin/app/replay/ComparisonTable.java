package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bulletin.app.cli.Table;
import org.bulletin.indexer.compare.ComparisonReport;
import org.bulletin.indexer.compare.ComparisonReport.Article;
import org.bulletin.indexer.compare.ComparisonReport.Change;
import org.bulletin.indexer.compare.ComparisonReport.ChangedArticle;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.compare.ComparisonReport.Ids;
import org.bulletin.indexer.compare.ComparisonReport.Pages;

/** A comparison of two generations as tables for terminals. */
public final class ComparisonTable {

  /** How many ids of a list are shown; the report itself, and its JSON, has more. */
  private static final int SHOWN_IDS = 20;

  private static final int LABEL = 24;
  private static final int NUMBER = 10;
  private static final int ID = 48;
  private static final int FIELD = 16;
  private static final int VALUE = 32;

  private ComparisonTable() {}

  /** Counts of both generations, lost pages one by one, and samples of what has changed. */
  public static String of(ComparisonReport report) {
    Pages pages = report.pages();
    return counts(report)
        + list("Pages that %s lacks:".formatted(report.after()), pages.missing())
        + list(
            "Pages that %s has with other content:".formatted(report.after()), pages.otherContent())
        + list("Corrections that no longer fit, by article:", report.unfitCorrections())
        + changed(report)
        + articles("only in " + report.before(), report.samples().onlyInOld())
        + articles("only in " + report.after(), report.samples().onlyInNew());
  }

  private static String counts(ComparisonReport report) {
    Table table =
        new Table(
            List.of("", report.before(), report.after(), ""), List.of(LABEL, NUMBER, NUMBER, 48));
    Pages pages = report.pages();
    addRow(
        table,
        "pages",
        pages.documents(),
        "%d covered, %d lost, %d new".formatted(pages.covered(), pages.lost(), pages.onlyInNew()));
    addRow(table, "  not split", pages.unsplit(), "");
    addRow(table, "  retracted", pages.retracted(), "");
    ComparisonReport.Articles articles = report.articles();
    addRow(
        table,
        "articles",
        articles.documents(),
        "%d unchanged, %d changed, %d gone, %d new"
            .formatted(
                articles.unchanged(),
                articles.changed(),
                articles.onlyInOld(),
                articles.onlyInNew()));
    addRow(table, "  without headline", articles.withoutHeadline(), "");
    addRow(table, "  waiting for a page", articles.open(), "");
    table.add(
        List.of(
            "  mean confidence",
            decimal(articles.meanConfidence().before()),
            decimal(articles.meanConfidence().after()),
            ""));
    for (Map.Entry<String, Counts> field : report.entities().entrySet()) {
      Long changed = articles.changedFields().get(field.getKey());
      addRow(
          table,
          field.getKey().replace('_', ' '),
          field.getValue(),
          changed == null ? "" : "other ones in %d articles".formatted(changed));
    }
    return table.toString();
  }

  private static void addRow(Table table, String label, Counts counts, String remark) {
    table.add(
        List.of(label, Long.toString(counts.before()), Long.toString(counts.after()), remark));
  }

  private static String list(String title, Ids ids) {
    if (ids.count() == 0) {
      return "";
    }
    List<String> shown = ids.ids().stream().limit(SHOWN_IDS).toList();
    String more =
        ids.count() > shown.size() ? "  … and %d more%n".formatted(ids.count() - shown.size()) : "";
    return "%n%s%n".formatted(title)
        + shown.stream().map("  %s%n"::formatted).collect(Collectors.joining())
        + more;
  }

  private static String changed(ComparisonReport report) {
    List<ChangedArticle> samples = report.samples().changed();
    if (samples.isEmpty()) {
      return "";
    }
    Table table =
        new Table(
            List.of("changed, for example", "field", report.before(), report.after()),
            List.of(ID, FIELD, VALUE, VALUE));
    for (ChangedArticle article : samples) {
      String id = article.articleId();
      for (Change change : article.changes()) {
        table.add(
            List.of(
                id,
                change.field(),
                onOneLine(text(change.before())),
                onOneLine(text(change.after()))));
        id = "";
      }
    }
    return "%n%s".formatted(table);
  }

  private static String articles(String title, List<Article> samples) {
    if (samples.isEmpty()) {
      return "";
    }
    Table table = new Table(List.of(title + ", for example", "headline"), List.of(ID, VALUE));
    samples.forEach(
        article -> table.add(List.of(article.articleId(), onOneLine(article.headline()))));
    return "%n%s".formatted(table);
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(ComparisonTable::text).collect(Collectors.joining("、"));
    }
    return value.isObject() ? value.path("name").asText() : value.isNull() ? "–" : value.asText();
  }

  private static String onOneLine(String text) {
    return text.replace('\n', ' ');
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
