package org.bulletin.app.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The address of this machine that an option names. */
public final class HostAddress {

  private HostAddress() {}

  /**
   * Reads one.
   *
   * @param host name or address
   * @param option the option that gives it, for the sentence
   * @throws ParameterException if there is no such host
   */
  public static InetAddress of(String host, String option, CommandLine command) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ParameterException(
          command, "'" + host + "' of " + option + " is no address of this machine", e);
    }
  }
}
