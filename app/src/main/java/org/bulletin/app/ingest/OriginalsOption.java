package org.bulletin.app.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.ingest.publish.Originals;
import org.bulletin.ingest.publish.RawPages;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether, and where, the bytes of sources are kept. */
public final class OriginalsOption {

  @Option(
      names = "--keep-originals",
      paramLabel = "DIR",
      description =
          "Keep the bytes of each published source in DIR, each content once; the metadata "
              + "'original' of its pages names the file.")
  private Path folder;

  /**
   * What makes pages, keeping their originals if that was asked for.
   *
   * @param paths what is ingested
   * @throws ParameterException if the originals would be ingested too
   */
  public RawPages of(RawPages rawPages, CommandLine command, List<Path> paths) {
    if (folder == null) {
      return rawPages;
    }
    for (Path path : paths) {
      if (real(folder).startsWith(real(path))) {
        throw new ParameterException(
            command,
            "the folder of --keep-originals is below %s and would be ingested itself: give another"
                .formatted(path));
      }
    }
    try {
      return rawPages.keeping(new Originals(folder));
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          "cannot make the folder " + folder + ": " + e.getCause().getMessage(), e);
    }
  }

  /** The path without links, as far as it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) || absolute.getParent() == null
          ? absolute.toRealPath()
          : real(absolute.getParent()).resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute;
    }
  }
}
