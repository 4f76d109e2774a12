package org.bulletin.embedded;

/**
 * A server inside this process. It keeps everything it writes in the directory of its settings, and
 * what it has acknowledged survives a kill of the process.
 *
 * <p>Start and stop may alternate. Not safe across threads, except for {@link #running()}.
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

  /**
   * Makes sure that the server, if it does not run, could listen now.
   *
   * @throws EmbeddedException with the port and a sentence for the user, if it could not
   */
  void requirePorts();

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
