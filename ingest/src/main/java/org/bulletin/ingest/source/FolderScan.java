package org.bulletin.ingest.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bulletin.ingest.identity.Sidecar;

/**
 * Finds the files below paths: in the order of the paths, below a folder by name, each file once.
 *
 * <p>Hidden files and folders, sidecars and links to folders are passed over; so are files that no
 * reader is there for, but they are counted. A file that is named itself is taken whatever it is.
 */
public final class FolderScan {

  private final Predicate<String> readable;
  private final Optional<String> collection;
  private final Map<Path, FileSource> found = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int ignored;

  /**
   * What a scan found.
   *
   * @param ignored number of files that no reader is there for
   */
  public record Result(List<FileSource> files, List<Refusal> refusals, int ignored) {}

  private FolderScan(Predicate<String> readable, Optional<String> collection) {
    this.readable = readable;
    this.collection = collection;
  }

  /**
   * Scans.
   *
   * @param readable tells by its name whether a file can be read
   * @param collection the collection of all files; by default the name of each folder among the
   *     paths, and of the folder of each file among them
   */
  public static Result of(
      Collection<Path> paths, Predicate<String> readable, Optional<String> collection) {
    FolderScan scan = new FolderScan(readable, collection);
    paths.forEach(scan::start);
    return new Result(List.copyOf(scan.found.values()), List.copyOf(scan.refusals), scan.ignored);
  }

  private void start(Path path) {
    try {
      if (Files.isDirectory(path)) {
        Path root = path.toRealPath();
        walk(root, root);
      } else if (Files.exists(path)) {
        Path folder = path.toAbsolutePath().getParent().toRealPath();
        file(folder.resolve(path.getFileName()), folder);
      } else {
        refuse(path, "it does not exist");
      }
    } catch (IOException e) {
      refuse(path, "it cannot be read: " + e.getMessage());
    }
  }

  private void walk(Path folder, Path root) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (AccessDeniedException e) {
      refuse(folder, "the folder cannot be read: permission denied");
    } catch (IOException | DirectoryIteratorException e) {
      refuse(folder, "the folder cannot be read: " + e.getMessage());
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        walk(entry, root);
      } else if (readable.test(name)) {
        file(entry, root);
      } else if (!Sidecar.isSidecar(name) && !Files.isDirectory(entry)) {
        ignored++;
      }
    }
  }

  private void file(Path file, Path root) {
    String name = file.getFileName().toString();
    if (name.indexOf('\uFFFD') >= 0) {
      refuse(
          file,
          "its name cannot be read in this locale: rename it, or set the environment variable"
              + " LC_ALL to C.UTF-8");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      refuse(file, "its name holds a control character: rename it");
    } else if (!Files.isRegularFile(file)) {
      refuse(file, "it is neither a file nor a folder");
    } else {
      found.putIfAbsent(
          file,
          new FileSource(
              file, root, collection.orElseGet(() -> nameOf(root)), collection.isPresent()));
    }
  }

  private static String nameOf(Path root) {
    return Optional.ofNullable(root.getFileName()).map(Path::toString).orElse("root");
  }

  private void refuse(Path path, String reason) {
    refusals.add(new Refusal(path.toString(), reason));
  }
}
