package org.bulletin.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is refused before any server starts. */
class EmbeddedStackTest {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "0,Kafka broker",
        "1,schema registry",
        "2,OpenSearch",
        "3,Kafka broker's controller"
      })
  void namesTakenPortAndStartsNothing(int index, String service) throws IOException {
    // Given
    List<Integer> ports = LoopbackPort.free(4);
    try (ServerSocket taken =
            new ServerSocket(ports.get(index), 1, InetAddress.getByAddress(LOOPBACK));
        EmbeddedStack stack = new EmbeddedStack(folder, ports)) {

      // When / Then
      assertThatThrownBy(stack::start)
          .isInstanceOf(EmbeddedException.class)
          .hasMessageStartingWith(
              "Port %d, which the %s needs, cannot be opened", taken.getLocalPort(), service)
          .hasMessageEndingWith("or choose other ports with --port-base.");
      assertThat(folder.resolve("kafka")).doesNotExist();
      assertThat(folder.resolve("registry")).doesNotExist();
      assertThat(folder.resolve("opensearch")).doesNotExist();
    }
  }

  @Test
  void refusedStackLeavesFolder() throws IOException {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
        EmbeddedStack stack = new EmbeddedStack(folder, taken.getLocalPort())) {
      assertThatThrownBy(stack::start).isInstanceOf(EmbeddedException.class);
    }

    // When
    try (DataDirectory directory = DataDirectory.open(folder)) {

      // Then
      assertThat(directory).isNotNull();
    }
  }

  @Test
  void refusesDataOfNewerVersion() throws IOException {
    // Given
    Files.writeString(folder.resolve("FORMAT"), "2");

    // When
    try (EmbeddedStack stack = EmbeddedStack.onFreePorts(folder)) {

      // Then
      assertThatThrownBy(stack::start).hasMessageContaining("of a newer version of Bulletin");
    }
  }

  @Test
  void refusesPortThatIsNone() {
    // When / Then
    assertThatThrownBy(() -> new EmbeddedStack(folder, 65_534))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("not between 1 and 65535");
  }

  @Test
  void saysHowMuchMemoryIsMissing() {
    // When / Then
    assertThatThrownBy(() -> Memory.requireHeap(1_000_000))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("1000000 are needed: start it with -Xmx1000000m");
  }

  @Test
  void freePortsDiffer() {
    // When
    List<Integer> ports = LoopbackPort.free(4);

    // Then
    assertThat(ports).doesNotHaveDuplicates().hasSize(4);
  }
}
