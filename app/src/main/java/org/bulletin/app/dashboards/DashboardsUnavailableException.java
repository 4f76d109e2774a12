package org.bulletin.app.dashboards;

/** OpenSearch Dashboards is not there, or not yet. Its message is a sentence for the user. */
public final class DashboardsUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DashboardsUnavailableException(String message) {
    super(message);
  }

  DashboardsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
