package org.bulletin.app.monitor;

import java.util.List;
import java.util.Map;
import org.bulletin.app.monitor.PromQl.Selector;
import org.bulletin.app.monitor.Scrape.Sample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromQlTest {

  @Test
  void selectorsOfAQueryAreFound() {
    // When
    List<Selector> selectors =
        PromQl.selectors(
            "histogram_quantile(0.95, sum by (le, stage) (rate(a_bucket{stage=\"x\", g=~\"$g\"}[5m])))"
                + " and on (job) max without (pod) (b == 1) > 0.5e1");

    // Then
    assertThat(selectors).extracting(Selector::name).containsExactly("a_bucket", "b");
    assertThat(selectors.get(0).matchers())
        .extracting(PromQl.Condition::label)
        .containsExactly("stage", "g");
  }

  @Test
  void samplesAreSelectedByNameAndLabels() {
    // Given
    Selector selector = PromQl.selectors("a{x=\"1\", y!=\"2\", z=~\"$z\"}").get(0);

    // Then
    assertThat(selector.selects(new Sample("a", Map.of("x", "1", "y", "3", "z", "4"), 0))).isTrue();
    assertThat(selector.selects(new Sample("a", Map.of("x", "1", "y", "2", "z", "4"), 0)))
        .isFalse();
    assertThat(selector.selects(new Sample("a", Map.of("x", "1", "y", "3"), 0))).isFalse();
    assertThat(selector.selects(new Sample("b", Map.of("x", "1", "y", "3", "z", "4"), 0)))
        .isFalse();
  }
}
