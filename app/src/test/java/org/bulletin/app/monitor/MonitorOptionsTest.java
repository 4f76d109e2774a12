package org.bulletin.app.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.bulletin.app.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MonitorOptionsTest {

  @Command
  private static final class Something {
    @Mixin private MonitorOptions monitor;
  }

  @Test
  void usualPortThatIsTakenIsReplaced() throws IOException {
    // Given
    try (ServerSocket taken = taken();
        MonitorServer server = options().open(taken.getLocalPort())) {

      // Then
      assertThat(server.address().getPort()).isPositive().isNotEqualTo(taken.getLocalPort());
      assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void usualPortIsTaken() throws IOException {
    // Given
    int free;
    try (ServerSocket socket = taken()) {
      free = socket.getLocalPort();
    }

    // When
    try (MonitorServer server = options().open(free)) {

      // Then
      assertThat(server.address().getPort()).isEqualTo(free);
    }
  }

  @Test
  void portThatWasAskedForAndIsTakenIsAnError() throws IOException {
    // Given
    try (ServerSocket taken = taken()) {
      MonitorOptions options = options("--monitor-port=" + taken.getLocalPort());

      // Then
      assertThatThrownBy(() -> options.open(MonitorOptions.STREAMS))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("--monitor-port");
    }
  }

  @Test
  void zeroIsAnyPortThatIsFree() {
    // When
    try (MonitorServer server = options("--monitor-port=0").open(MonitorOptions.STREAMS)) {

      // Then
      assertThat(server.address().getPort()).isNotIn(0, MonitorOptions.STREAMS);
    }
  }

  @Test
  void usualPortThatIsNoneIsReplaced() {
    // When
    try (MonitorServer server = options().open(65_536)) {

      // Then
      assertThat(server.address().getPort()).isPositive();
    }
  }

  @Test
  void wrongOptionsAreWrongUsage() {
    // Then
    assertThatThrownBy(() -> options("--monitor-port=65536").open(MonitorOptions.STREAMS))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--monitor-port is a number from 0 to 65535, not 65536");
    assertThatThrownBy(() -> options("--monitor-host=256.0.0.1").open(MonitorOptions.STREAMS))
        .isInstanceOf(ParameterException.class)
        .hasMessage("'256.0.0.1' of --monitor-host is no address of this machine");
  }

  private static MonitorOptions options(String... args) {
    Something command = new Something();
    var unused = new CommandLine(command).parseArgs(args);
    return command.monitor;
  }

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
