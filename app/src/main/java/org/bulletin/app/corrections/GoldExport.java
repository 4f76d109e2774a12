package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.indexer.search.ServedDocuments;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/**
 * Writes corrected pages as gold for the splitter: of each its text and, beside it, the gold. They
 * are taken as readers see them, from the served generation.
 */
public final class GoldExport {

  /** Names of files may have 255 bytes on most systems; a Chinese character has three. */
  private static final int LONGEST_NAME = 70;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ClusterSettings cluster;
  private final Registry registry;
  private final ServedDocuments documents;

  /** Exports from a cluster. */
  public GoldExport(ClusterSettings cluster, Registry registry, ServedDocuments documents) {
    this.cluster = cluster;
    this.registry = registry;
    this.documents = documents;
  }

  /**
   * Writes the pages that have a correction that fits.
   *
   * @param folder made if it is not there; files of the same names are replaced
   * @return the page_ids that were written
   * @throws CommandFailure if the folder cannot be written
   */
  public List<String> write(Path folder, Collection<Correction> corrections) {
    Map<String, Set<String>> pages = pagesByGeneration(corrections);
    List<String> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, Set<String>> generation : pages.entrySet()) {
        written.addAll(write(folder, generation.getKey(), generation.getValue()));
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot write to --export " + folder + ": " + e, e);
    }
    return written;
  }

  private Map<String, Set<String>> pagesByGeneration(Collection<Correction> corrections) {
    Map<String, Set<String>> pages = new TreeMap<>();
    for (Correction correction : corrections) {
      documents
          .page(correction.getPageId())
          .filter(page -> fits(page, correction.getArticleId()))
          .ifPresent(
              page ->
                  pages
                      .computeIfAbsent(
                          page.at("/provenance/generation").asText(), key -> new TreeSet<>())
                      .add(correction.getPageId()));
    }
    return pages;
  }

  private static boolean fits(ObjectNode page, String articleId) {
    for (var unfit : page.path("unfit_corrections")) {
      if (unfit.asText().equals(articleId)) {
        return false;
      }
    }
    return true;
  }

  private List<String> write(Path folder, String generation, Set<String> pageIds)
      throws IOException {
    Map<String, SplitPage> pages =
        LatestRecords.of(cluster, registry, Topics.split(generation), pageIds::contains);
    Set<String> ids = new HashSet<>();
    pages.values().forEach(page -> ids.addAll(page.getArticleIds()));
    Map<String, Article> articles =
        LatestRecords.of(cluster, registry, Topics.articles(generation), ids::contains);
    for (Map.Entry<String, SplitPage> page : new TreeMap<>(pages).entrySet()) {
      String name = fileName(page.getKey());
      List<Article> ofPage =
          page.getValue().getArticleIds().stream()
              .filter(articles::containsKey)
              .map(articles::get)
              .toList();
      Files.writeString(folder.resolve(name + ".txt"), page.getValue().getPage().getText());
      Files.writeString(
          folder.resolve(name + ".json"),
          JSON.writeValueAsString(GoldPage.of(name + ".txt", page.getValue(), ofPage)) + "\n",
          StandardCharsets.UTF_8);
    }
    return List.copyOf(new TreeSet<>(pages.keySet()));
  }

  /** The page_id as a name of a file: with a hash where something of it would be lost. */
  static String fileName(String pageId) {
    String name = pageId.replaceAll("\\.txt$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    boolean same = PageIds.issueOf(pageId).isPresent() && name.length() <= LONGEST_NAME;
    return same
        ? name
        : name.substring(0, Math.min(name.length(), LONGEST_NAME))
            + "-"
            + Integer.toHexString(pageId.hashCode());
  }
}
