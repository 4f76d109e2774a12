package org.bulletin.streams.topology;

import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.bulletin.streams.split.Explanation;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;

/** Splits as the other does, and takes the time, also of what fails. */
record TimedSplitter(Splitter other, Timer timer) implements Splitter {

  @Override
  public Splitting split(PageText page) {
    return timer.record(() -> other.split(page));
  }

  @Override
  public List<Explanation> explain(PageText page) {
    return other.explain(page);
  }

  @Override
  public String version() {
    return other.version();
  }
}
