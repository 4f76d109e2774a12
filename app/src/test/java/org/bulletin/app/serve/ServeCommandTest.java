package org.bulletin.app.serve;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.bulletin.app.commands.ServeCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ServeCommandTest {

  /** Options that are wrong, and the sentence. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("--port=70000", "--port is a number from 0 to 65535, not 70000"),
        arguments("--port=web", "'web' is not an int"),
        arguments("--originals=no-such", "the folder no-such of --originals is not there"),
        arguments("--host=256.0.0.1", "'256.0.0.1' of --host is no address of this machine"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongOptionsAreWrongUsage(String option, String sentence) {
    // Given
    StringWriter complained = new StringWriter();
    CommandLine command =
        new CommandLine(new ServeCommand()).setErr(new PrintWriter(complained, true));

    // When
    int exitCode = command.execute(option);

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(complained.toString()).contains(sentence);
  }
}
