package org.bulletin.embedded;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** What happens when the broker gives up: Kafka then ends the process it runs in. */
public final class BrokerFaults {

  private BrokerFaults() {}

  /**
   * Lets a fatal fault of the broker say a sentence before it ends the process. For the whole
   * process and its life: a command calls it once, before it starts a broker.
   *
   * @param say prints the sentence
   */
  public static void explain(Consumer<String> say) {
    Exit.Procedure end =
        (status, message) -> {
          say.accept(
              "The Kafka broker has met a fault it cannot go on with%s. Its log file says more. Start again when the cause (often a full disk) is gone: no data are lost."
                  .formatted(message == null ? "" : " (" + message + ")"));
          Runtime.getRuntime().halt(status);
        };
    Exit.setExitProcedure(end);
    Exit.setHaltProcedure(end);
  }
}
