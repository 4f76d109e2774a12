package org.bulletin.streams.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gold pages, and the layouts that they may be laid out again in.
 *
 * @param pages the pages
 * @param family the layouts
 */
public record Corpus(List<GoldPage> pages, Family family) {

  private static final String GOLD = "/gold/";

  public Corpus {
    pages = List.copyOf(pages);
  }

  /** What weights may be fitted to: the seeds and two thirds of the authored pages. */
  public static Corpus training() {
    Set<String> withheld = withheldNames();
    List<GoldPage> pages = new ArrayList<>(seeds().stream().map(KnownPage::truth).toList());
    authored().stream().filter(page -> !withheld.contains(page.name())).forEach(pages::add);
    return new Corpus(pages, Family.FITTED);
  }

  /** What only tests see: the authored pages that {@code gold/withheld.txt} names. */
  public static Corpus withheld() {
    Set<String> withheld = withheldNames();
    return new Corpus(
        authored().stream().filter(page -> withheld.contains(page.name())).toList(),
        Family.WITHHELD);
  }

  /** Leaves pages out, such as one seed while the others are fitted to. */
  public Corpus without(Predicate<GoldPage> page) {
    return new Corpus(pages.stream().filter(page.negate()).toList(), family);
  }

  /** Returns the pages that were really printed. */
  public static List<KnownPage> seeds() {
    SeedReader reader = new SeedReader();
    List<KnownPage> seeds = new ArrayList<>();
    for (Path file : files("seeds/pages")) {
      try (InputStream segmentation = open("seeds/segmentation/" + number(name(file)) + ".json")) {
        seeds.add(reader.read(Files.readString(file, StandardCharsets.UTF_8), segmentation));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the segmentation of " + file, e);
      }
    }
    return seeds;
  }

  /** Returns the names that a page that was really printed contains. */
  public static GoldNames names(KnownPage seed) {
    String file = "seeds/entities/" + number(seed.truth().name()) + ".json";
    try (InputStream in = open(file)) {
      return GoldNamesReader.file(new GoldReader().tree(in), GoldNames.authors(seed.truth()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Returns the authored pages, by name. */
  public static List<GoldPage> authored() {
    GoldReader reader = new GoldReader();
    TreeMap<String, GoldPage> pages = new TreeMap<>();
    for (Path file : files("authored")) {
      try (InputStream in = Files.newInputStream(file)) {
        GoldPage page = reader.read(in);
        pages.put(page.name(), page);
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalStateException("not a gold page: " + file, e);
      }
    }
    return List.copyOf(pages.values());
  }

  /** Opens a file of the gold folder of the test resources. */
  static InputStream open(String path) {
    InputStream in = Corpus.class.getResourceAsStream(GOLD + path);
    if (in == null) {
      throw new IllegalStateException("no test resource " + GOLD + path);
    }
    return in;
  }

  private static Set<String> withheldNames() {
    try (InputStream in = open("withheld.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(String::strip)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(String folder) {
    URL url = Corpus.class.getResource(GOLD + folder);
    if (url == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String number(String name) {
    return name.substring(0, name.indexOf('_'));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
