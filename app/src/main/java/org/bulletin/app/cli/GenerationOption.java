package org.bulletin.app.cli;

import java.util.Optional;
import org.bulletin.schemas.topics.GenerationName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The one generation that a command works on, if it is to work on one. */
public final class GenerationOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private Optional<String> generation = Optional.empty();

  @Option(
      names = "--generation",
      paramLabel = "gN",
      description =
          "Generation to work on (default: a stage works on every live one, others on the one that "
              + "readers see).")
  void setGeneration(String generation) {
    this.generation =
        Optional.of(
            GenerationName.read(generation)
                .map(GenerationName::toString)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(),
                            "--generation is g1, g2, … or g1.2, …, not '" + generation + "'")));
  }

  /** The generation's name, if one was given. */
  public Optional<String> generation() {
    return generation;
  }
}
