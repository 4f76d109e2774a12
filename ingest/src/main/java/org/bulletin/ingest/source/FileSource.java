package org.bulletin.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.identity.Sidecar;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;

/**
 * A file, with its sidecar if it has one: {@code NAME.txt.json}, else {@code NAME.json}.
 *
 * @param file absolute
 * @param root the folder that its path is told from
 */
public record FileSource(Path file, Path root, String collection, boolean collectionAsked)
    implements PageSource {

  private static final int ATTEMPTS = 3;

  /**
   * The file that a source was read from, as it was found then.
   *
   * @return nothing where the source was no file
   */
  public static Optional<FileSource> of(Source source) {
    URI uri = URI.create(source.getUri());
    if (!"file".equals(uri.getScheme())) {
      return Optional.empty();
    }
    Path file = Path.of(uri);
    return Optional.of(new FileSource(file, rootOf(source, file), source.getCollection(), true));
  }

  /** A page_id made of the path tells how deep below the root the file is. */
  private static Path rootOf(Source source, Path file) {
    Path root = file.getParent();
    while (root.getParent() != null) {
      String pathId = PageIds.ofPath(source.getCollection(), slashed(root.relativize(file)));
      if (source.getPages().stream().anyMatch(page -> isPageOf(page.getPageId(), pathId))) {
        return root;
      }
      root = root.getParent();
    }
    return file.getParent();
  }

  private static boolean isPageOf(String pageId, String pathId) {
    return pageId.equals(pathId) || pageId.startsWith(pathId + "#");
  }

  private static String slashed(Path path) {
    List<String> names =
        StreamSupport.stream(path.spliterator(), false).map(Path::toString).toList();
    return Normalizer.normalize(String.join("/", names), Normalizer.Form.NFC);
  }

  @Override
  public String uri() {
    return file.toUri().toString();
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String path() {
    return slashed(root.relativize(file));
  }

  @Override
  public String fullPath() {
    return slashed(file);
  }

  @Override
  public Optional<String> mediaType() {
    return Optional.empty();
  }

  @Override
  public Optional<Stamp> stamp() {
    try {
      return Optional.of(stampNow(sidecar()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public SourceContent read(int maxBytes) throws RefusedException {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Path> sidecar = sidecar();
        Stamp before = stampNow(sidecar);
        byte[] bytes = read(file, maxBytes);
        byte[] said = sidecar.isPresent() ? readSidecar(sidecar.get()) : new byte[0];
        if (before.equals(stampNow(sidecar()))) {
          Given given =
              sidecar.isPresent()
                  ? Sidecar.read(said, sidecar.get().getFileName().toString())
                  : Given.NOTHING;
          return new SourceContent(bytes, said, given, before);
        }
      }
      throw new RefusedException("it is still being written");
    } catch (NoSuchFileException e) {
      throw new RefusedException("it does not exist", e);
    } catch (AccessDeniedException e) {
      throw new RefusedException("it cannot be read: permission denied", e);
    } catch (IOException e) {
      throw new RefusedException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private byte[] readSidecar(Path sidecar) throws IOException, RefusedException {
    try {
      return read(sidecar, Sidecar.MAX_BYTES);
    } catch (RefusedException e) {
      throw new RefusedException(
          "its sidecar %s: %s".formatted(sidecar.getFileName(), e.getMessage()), e);
    } catch (AccessDeniedException e) {
      throw new RefusedException(
          "its sidecar %s cannot be read: permission denied".formatted(sidecar.getFileName()), e);
    }
  }

  private static byte[] read(Path path, int maxBytes) throws IOException, RefusedException {
    try (InputStream in = Files.newInputStream(path)) {
      long size = Files.size(path);
      if (size > maxBytes) {
        throw TooLarge.than(maxBytes);
      }
      // Reading without knowing the size takes twice the memory.
      byte[] bytes = new byte[(int) size];
      int length = in.readNBytes(bytes, 0, bytes.length);
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  private Optional<Path> sidecar() {
    return Sidecar.namesFor(file.getFileName().toString()).stream()
        .map(file::resolveSibling)
        .filter(path -> !path.equals(file))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Stamp stampNow(Optional<Path> sidecar) throws IOException {
    BasicFileAttributes own = Files.readAttributes(file, BasicFileAttributes.class);
    long size = own.size();
    Instant modifiedAt = own.lastModifiedTime().toInstant();
    if (sidecar.isPresent()) {
      BasicFileAttributes its = Files.readAttributes(sidecar.get(), BasicFileAttributes.class);
      size += its.size();
      Instant itsTime = its.lastModifiedTime().toInstant();
      modifiedAt = itsTime.isAfter(modifiedAt) ? itsTime : modifiedAt;
    }
    return new Stamp(size, modifiedAt);
  }
}
