package org.bulletin.app.stages;

import java.nio.file.Path;
import org.bulletin.app.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDirectoryTest {

  @TempDir private Path folder;

  @Test
  void secondProcessIsToldToTakeAnotherFolderUntilTheFirstHasEnded() {
    // Given
    Path stores = folder.resolve("stores");
    StateDirectory first = StateDirectory.take(stores);

    // When / Then
    assertThatThrownBy(() -> StateDirectory.take(stores))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "another process keeps its stores in %s: give each instance of the streams stage a folder of its own with --state-dir",
            stores);

    // When
    first.close();

    // Then
    StateDirectory.take(stores).close();
  }
}
