package org.bulletin.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.logging.LogManager;

/**
 * A Quarkus application inside this process, with class loaders of its own: none of its libraries
 * meets ours. It registers no shutdown hook and never exits the process, which its {@code main}
 * would.
 */
final class IsolatedQuarkus implements Closeable {

  private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

  private final URLClassLoader loader;
  private final Closeable application;

  private IsolatedQuarkus(URLClassLoader loader, Closeable application) {
    this.loader = loader;
    this.application = application;
  }

  /**
   * Starts an application and returns when it serves.
   *
   * @param runnerJar its jar, whose manifest names its libraries
   * @param config folder that comes before the jar on the class path
   * @throws ReflectiveOperationException with the application's own error as cause
   */
  static IsolatedQuarkus start(Path runnerJar, Path config)
      throws IOException, ReflectiveOperationException {
    logIntoItsOwnFile();
    URL[] classPath = {config.toUri().toURL(), runnerJar.toUri().toURL()};
    URLClassLoader loader =
        new URLClassLoader("registry", classPath, ClassLoader.getPlatformClassLoader());
    Thread caller = Thread.currentThread();
    ClassLoader callersLoader = caller.getContextClassLoader();
    caller.setContextClassLoader(loader);
    try {
      Class<?> type = Class.forName(APPLICATION, true, loader);
      Closeable application = (Closeable) type.getConstructor().newInstance();
      type.getMethod("start", String[].class).invoke(application, (Object) new String[0]);
      return new IsolatedQuarkus(loader, application);
    } catch (ReflectiveOperationException | LinkageError e) {
      loader.close();
      throw e;
    } finally {
      caller.setContextClassLoader(callersLoader);
    }
  }

  /**
   * Quarkus logs through this process's {@code java.util.logging}, and so to the console, unless it
   * is told to take SLF4J, which its libraries tie to its own log manager. It names that one as the
   * process's, too, where its class is unknown: the process's own has to be there before.
   */
  private static void logIntoItsOwnFile() {
    LogManager.getLogManager();
    System.setProperty("org.jboss.logging.provider", "slf4j");
  }

  @Override
  public void close() throws IOException {
    Thread caller = Thread.currentThread();
    ClassLoader callersLoader = caller.getContextClassLoader();
    caller.setContextClassLoader(loader);
    try (loader) {
      application.close();
    } finally {
      caller.setContextClassLoader(callersLoader);
    }
  }
}
