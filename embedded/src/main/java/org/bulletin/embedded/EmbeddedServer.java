package org.bulletin.embedded;

/**
 * A server inside this process. It keeps everything it writes in the directory of its settings, and
 * what it has acknowledged survives a kill of the process.
 *
 * <p>Start and stop may alternate; between them the port stays the one of the first start. Not safe
 * across threads, except for {@link #running()}.
 */
public sealed interface EmbeddedServer extends AutoCloseable
    permits EmbeddedBroker, EmbeddedRegistry, EmbeddedOpenSearch {

  /**
   * Starts the server and returns when it serves. A second call changes nothing.
   *
   * @throws EmbeddedException with a sentence for the user, when the port is taken or the server
   *     does not come up
   */
  void start();

  /** Stops the server cleanly and returns when its port is free. A second call changes nothing. */
  void stop();

  /** Tells whether the server has been started and not been stopped since. */
  boolean running();

  /** Same as {@link #stop()}. */
  @Override
  default void close() {
    stop();
  }
}
