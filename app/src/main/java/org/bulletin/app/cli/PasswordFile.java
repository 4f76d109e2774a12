package org.bulletin.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bulletin.indexer.index.OpenSearchSettings.Credentials;

/** A user and the file that holds the password, which never stands on a command line. */
public final class PasswordFile {

  private PasswordFile() {}

  /**
   * What the options {@code --SERVER-user} and {@code --SERVER-password-file} say.
   *
   * @param server what the options' names begin with
   * @param user null if not given
   * @param file null if not given; white space around the password is left out
   * @throws CommandFailure if the password cannot be read, or only one of the two is given
   */
  public static Optional<Credentials> read(String server, String user, Path file) {
    String options = "--" + server + "-user and --" + server + "-password-file";
    if (user == null && file == null) {
      return Optional.empty();
    }
    if (user == null || file == null) {
      throw new CommandFailure(options + " are given together or not at all");
    }
    try {
      return Optional.of(new Credentials(user, Files.readString(file).strip()));
    } catch (IOException e) {
      throw new CommandFailure("cannot read --" + server + "-password-file " + file, e);
    }
  }
}
