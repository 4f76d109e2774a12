package org.bulletin.embedded.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to come. Safe across threads. */
final class FaultPlan {

  private final List<Remaining> faults = new ArrayList<>();
  private int injected;

  synchronized void add(Fault fault) {
    faults.add(new Remaining(fault));
  }

  synchronized void clear() {
    faults.clear();
  }

  /** Takes one request off the first fault that is for it. */
  synchronized Optional<Fault.Reaction> next(String request) {
    Optional<Remaining> due = faults.stream().filter(fault -> fault.isFor(request)).findFirst();
    due.ifPresent(
        fault -> {
          fault.count--;
          injected++;
        });
    return due.map(remaining -> remaining.fault.reaction());
  }

  synchronized int injected() {
    return injected;
  }

  private static final class Remaining {

    private final Fault fault;
    private int count;

    private Remaining(Fault fault) {
      this.fault = fault;
      this.count = fault.count();
    }

    private boolean isFor(String request) {
      return count > 0 && fault.requests().matcher(request).find();
    }
  }
}
