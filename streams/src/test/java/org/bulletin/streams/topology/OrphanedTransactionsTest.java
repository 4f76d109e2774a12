package org.bulletin.streams.topology;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrphanedTransactionsTest {

  private static final String APPLICATION = "bulletin-streams-g1";
  private static final String OURS = "bulletin-streams-g1-11111111-1111-1111-1111-111111111111";
  private static final String LOST = "bulletin-streams-g1-22222222-2222-2222-2222-222222222222";
  private static final String MEMBER = OURS + "-StreamThread-1-consumer";

  @Test
  void transactionOfProcessWithoutMemberIsOrphan() {
    assertThat(orphans(List.of(OURS + "-1", LOST + "-1", LOST + "-2"), Set.of(MEMBER)))
        .containsExactly(LOST + "-1", LOST + "-2");
  }

  @Test
  void transactionsOfOthersAreLeftAlone() {
    assertThat(
            orphans(
                List.of(
                    "bulletin-streams-g10-22222222-2222-2222-2222-222222222222-1",
                    "bulletin-streams-g1-somebody",
                    "somebody"),
                Set.of(MEMBER)))
        .isEmpty();
  }

  @Test
  void nothingIsAnOrphanWhileTheGroupDoesNotKnowUs() {
    assertThat(orphans(List.of(OURS + "-1", LOST + "-1"), Set.of())).isEmpty();
  }

  private static List<String> orphans(List<String> open, Set<String> members) {
    return OrphanedTransactions.orphans(open, APPLICATION, members, Set.of(MEMBER));
  }
}
