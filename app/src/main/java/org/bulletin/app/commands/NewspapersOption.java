package org.bulletin.app.commands;

import java.nio.file.Path;
import org.bulletin.ingest.newspaper.Newspapers;
import picocli.CommandLine.Option;

/** The user's own newspapers file. */
public final class NewspapersOption {

  @Option(
      names = "--newspapers",
      paramLabel = "FILE",
      description = "Newspapers file (YAML) that adds to the built-in one; see docs/ingest.md.")
  private Path file;

  /** The newspapers that are known. */
  public Newspapers newspapers() {
    return file == null ? Newspapers.defaults() : Newspapers.with(file);
  }
}
