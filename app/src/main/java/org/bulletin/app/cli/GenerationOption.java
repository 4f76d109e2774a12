package org.bulletin.app.cli;

import org.bulletin.schemas.topics.Topics;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The generation that a command works on. */
public final class GenerationOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private String generation = Topics.FIRST_GENERATION;

  @Option(
      names = "--generation",
      paramLabel = "gN",
      defaultValue = Topics.FIRST_GENERATION,
      description = "Generation to work on (default: ${DEFAULT-VALUE}).")
  void setGeneration(String generation) {
    if (!Topics.isGeneration(generation)) {
      throw new ParameterException(
          spec.commandLine(), "--generation is g1, g2, …, not '" + generation + "'");
    }
    this.generation = generation;
  }

  /** The generation's name. */
  public String generation() {
    return generation;
  }
}
