package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bulletin.streams.layout.GoldIssue.Page;
import org.bulletin.streams.layout.GoldIssue.Strand;

/** Reads the gold issues of the test resources. */
public final class GoldIssueReader {

  private static final List<String> OF_ISSUE =
      List.of("newspaper", "issueDate", "district", "city", "province");

  private GoldIssueReader() {}

  /** Returns all issues, by name. */
  public static List<GoldIssue> all() {
    GoldReader reader = new GoldReader();
    List<GoldIssue> issues = new ArrayList<>();
    for (Path file : Corpus.files("issues")) {
      try (InputStream in = Files.newInputStream(file)) {
        issues.add(issue(reader.tree(in)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return issues;
  }

  private static GoldIssue issue(JsonNode issue) {
    String name = issue.path("issue").asText();
    List<Page> pages = new ArrayList<>();
    for (JsonNode node : issue.path("pages")) {
      ObjectNode page = node.deepCopy();
      String label = page.path("page_label").asText();
      OF_ISSUE.forEach(key -> page.set(key, issue.path(key)));
      page.put("page", name + "-" + label);
      List<Strand> strands = new ArrayList<>();
      for (JsonNode item : page.path("items")) {
        strands.add(
            new Strand(item.path("story").asText(""), item.path("optional").asBoolean(false)));
      }
      pages.add(new Page(label, GoldReader.page(page), strands));
    }
    return new GoldIssue(name, pages);
  }
}
