package org.bulletin.ingest.newspaper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The newspapers that are known, and the general patterns of file names. Immutable. */
public final class Newspapers {

  private static final String DEFAULTS = "/org/bulletin/ingest/newspapers.yaml";

  private final List<FileNamePattern> patterns;
  private final Map<String, Newspaper> byName;
  private final Map<String, Newspaper> byAnyName = new HashMap<>();

  private Newspapers(String file, List<FileNamePattern> patterns, Map<String, Newspaper> byName) {
    this.patterns = List.copyOf(patterns);
    this.byName = byName;
    for (Newspaper newspaper : byName.values()) {
      Stream.of(List.of(newspaper.name()), newspaper.codes(), newspaper.aliases())
          .flatMap(List::stream)
          .forEach(name -> claim(file, name, newspaper));
    }
  }

  private void claim(String file, String name, Newspaper newspaper) {
    Newspaper other = byAnyName.putIfAbsent(fold(name), newspaper);
    if (other != null && !other.name().equals(newspaper.name())) {
      throw new NewspapersException(
          "The newspapers file %s: %s is a name of both %s and %s"
              .formatted(file, name, other.name(), newspaper.name()));
    }
  }

  /** The newspapers of the project's own file. */
  public static Newspapers defaults() {
    return merge("newspapers.yaml", List.of(ownFile()));
  }

  /**
   * The newspapers of the project's own file and a user's.
   *
   * @throws NewspapersException if the user's file is missing or wrong
   */
  public static Newspapers with(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return merge(file.toString(), List.of(ownFile(), NewspapersFile.read(in, file.toString())));
    } catch (NoSuchFileException e) {
      throw new NewspapersException("The newspapers file %s does not exist".formatted(file), e);
    } catch (IOException e) {
      throw new NewspapersException(
          "The newspapers file %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** All newspapers, in the order of the files. */
  public Collection<Newspaper> all() {
    return byName.values();
  }

  /** The newspaper of a name, code or alias; width and case of letters do not matter. */
  public Optional<Newspaper> find(String name) {
    return Optional.ofNullable(byAnyName.get(fold(name)));
  }

  /** The general patterns of file names, in the order in which they are tried. */
  public List<FileNamePattern> patterns() {
    return patterns;
  }

  private static NewspapersFile ownFile() {
    try (InputStream in = Newspapers.class.getResourceAsStream(DEFAULTS)) {
      return NewspapersFile.read(in, DEFAULTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Later files come over earlier ones; their patterns come first. */
  private static Newspapers merge(String file, List<NewspapersFile> files) {
    List<String> patterns = new ArrayList<>();
    Map<String, NewspapersFile.Entry> entries = new LinkedHashMap<>();
    for (NewspapersFile each : files) {
      patterns.addAll(0, each.patterns());
      for (NewspapersFile.Entry entry : each.newspapers()) {
        if (entry.name() == null || entry.name().isBlank()) {
          throw new NewspapersException(
              "The newspapers file %s: a newspaper has no name".formatted(file));
        }
        entries.merge(fold(entry.name()), entry, (earlier, later) -> later.over(earlier));
      }
    }
    Map<String, Newspaper> byName = new LinkedHashMap<>();
    entries.values().forEach(entry -> byName.put(fold(entry.name()), newspaper(file, entry)));
    return new Newspapers(file, compiled(file, patterns), byName);
  }

  private static Newspaper newspaper(String file, NewspapersFile.Entry entry) {
    if (entry.pages() != null && entry.pages() < 1) {
      throw new NewspapersException(
          "The newspapers file %s: %s has %d pages".formatted(file, entry.name(), entry.pages()));
    }
    return new Newspaper(
        Normalizer.normalize(entry.name().strip(), Normalizer.Form.NFC),
        orEmpty(entry.codes()),
        orEmpty(entry.aliases()),
        Optional.ofNullable(entry.district()),
        Optional.ofNullable(entry.city()),
        compiled(file, orEmpty(entry.patterns())),
        Set.copyOf(orEmpty(entry.weekdays())),
        entry.pages() == null ? OptionalInt.empty() : OptionalInt.of(entry.pages()));
  }

  private static List<FileNamePattern> compiled(String file, List<String> patterns) {
    try {
      return patterns.stream().map(FileNamePattern::of).toList();
    } catch (IllegalArgumentException e) {
      throw new NewspapersException(
          "The newspapers file %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String fold(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
