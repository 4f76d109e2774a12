package org.bulletin.ingest.read;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bulletin.ingest.read.html.HtmlReader;
import org.bulletin.ingest.read.pdf.PdfReader;

/** The readers there are. */
public final class PageReaders {

  private final List<PageReader> readers;

  /**
   * Readers of text, PDF and HTML.
   *
   * @param newspapers names of the newspapers that are known, as mastheads print them
   */
  public PageReaders(Collection<String> newspapers, ReaderOptions options) {
    this(all(new FurnitureReader(newspapers), options));
  }

  PageReaders(List<PageReader> readers) {
    this.readers = List.copyOf(readers);
  }

  private static List<PageReader> all(FurnitureReader furniture, ReaderOptions options) {
    return List.of(
        new TextReader(furniture), new PdfReader(furniture, options), new HtmlReader(furniture));
  }

  /** The reader for a file of a name. */
  public Optional<PageReader> forName(String fileName) {
    String extension = extensionOf(fileName);
    return readers.stream().filter(reader -> reader.extensions().contains(extension)).findFirst();
  }

  /** The reader of a media type. */
  public Optional<PageReader> forMediaType(String mediaType) {
    return readers.stream().filter(reader -> reader.mediaType().equals(mediaType)).findFirst();
  }

  /** The media types that are read. */
  public List<String> mediaTypes() {
    return readers.stream().map(PageReader::mediaType).toList();
  }

  /** The extensions that are read, for messages: {@code .txt, .pdf}. */
  public String extensions() {
    return String.join(
        ", ",
        readers.stream()
            .flatMap(reader -> reader.extensions().stream().sorted())
            .map(extension -> "." + extension)
            .toList());
  }

  private static String extensionOf(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
