package org.bulletin.app.replay;

/** Publishes issues one after the other, while other things happen. */
final class Writer {

  private static final int PAGES_AN_ISSUE = 4;

  private final Thread thread;

  Writer(ReplayWorld world, int from, int to) {
    this.thread =
        new Thread(
            () -> {
              for (int page = from; page < to; page += PAGES_AN_ISSUE) {
                world.ingest(page, page + PAGES_AN_ISSUE);
              }
            },
            "writer");
    thread.start();
  }

  void join() throws InterruptedException {
    thread.join();
  }
}
