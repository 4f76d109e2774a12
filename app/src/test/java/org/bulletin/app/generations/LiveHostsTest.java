package org.bulletin.app.generations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bulletin.schemas.stages.StageStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveHostsTest {

  private final List<String> log = new ArrayList<>();
  private final LiveHosts<Logged> hosts = new LiveHosts<>(Logged::new);

  @Test
  void whatIsWantedRunsOnce() {
    // When
    hosts.adjust(Set.of("g1"));
    hosts.adjust(Set.of("g1"));

    // Then
    assertThat(log).containsExactly("g1 starts");
    assertThat(hosts.of("g1")).isPresent();
  }

  @Test
  void whatIsNotWantedAnyMoreLeavesForGood() {
    // Given
    hosts.adjust(Set.of("g1"));

    // When
    hosts.adjust(Set.of("g2"));

    // Then
    assertThat(log).containsExactly("g1 starts", "g2 starts", "g1 leaves");
    assertThat(hosts.of("g1")).isEmpty();
  }

  @Test
  void nothingStartsAfterTheEnd() {
    // Given
    hosts.adjust(Set.of("g1"));

    // When
    hosts.close();
    hosts.adjust(Set.of("g1", "g2"));

    // Then
    assertThat(log).containsExactly("g1 starts", "g1 closes");
  }

  @Test
  void oneThatFailsIsTold() {
    // Given
    hosts.adjust(Set.of("g1", "g2"));

    // When
    hosts.of("g2").orElseThrow().status().failed("no room");

    // Then
    assertThat(hosts.failure()).contains("no room");
  }

  private final class Logged implements LiveHosts.Host {

    private final String name;
    private final StageStatus status = new StageStatus("test");

    Logged(String name) {
      this.name = name;
      log.add(name + " starts");
    }

    @Override
    public StageStatus status() {
      return status;
    }

    @Override
    public void leave() {
      log.add(name + " leaves");
    }

    @Override
    public void close() {
      log.add(name + " closes");
    }
  }
}
