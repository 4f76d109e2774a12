package org.bulletin.ingest;

/** Hears of the progress of a run, on the thread that runs it. */
public interface IngestionListener {

  /** Hears nothing. */
  IngestionListener NONE =
      new IngestionListener() {
        @Override
        public void found(int sources) {}

        @Override
        public void done(String source, Outcome outcome) {}
      };

  /** So many more sources will be looked at. */
  void found(int sources);

  /**
   * A source is done; if published, acknowledged by the broker. Called once a source.
   *
   * @param source its name for people
   */
  void done(String source, Outcome outcome);

  /**
   * A page of a source that goes on without it cannot be read.
   *
   * @param reason a sentence without the page's name
   */
  default void refused(String pageId, String reason) {}
}
