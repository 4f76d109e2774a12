package org.bulletin.app.stages;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name that tells this process from others. */
public final class InstanceName {

  private InstanceName() {}

  /** Host name and process number. */
  public static String ofThisProcess() {
    return hostName() + "-" + ProcessHandle.current().pid();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
