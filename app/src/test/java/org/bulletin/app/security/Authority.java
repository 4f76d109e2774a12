package org.bulletin.app.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of the test's own, made by the JDK's keytool. */
public final class Authority {

  static final String PASSWORD = "changeit";

  private final Path folder;

  private Authority(Path folder) {
    this.folder = folder;
  }

  /** Makes one, in files of a folder. */
  public static Authority in(Path folder) throws IOException {
    Authority authority = new Authority(Files.createDirectories(folder));
    authority.keytool("ca", "-genkeypair", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
    authority.keytool("ca", "-exportcert", "-rfc", "-file", authority.certificate().toString());
    return authority;
  }

  /** PEM file of the authority's certificate. */
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** PKCS12 file of the key and certificate of somebody, which the authority has signed. */
  public Path sign(String name) throws IOException {
    String request = folder.resolve(name + ".csr").toString();
    Path signed = folder.resolve(name + ".pem");
    keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name);
    keytool(name, "-certreq", "-file", request);
    keytool(
        "ca",
        "-gencert",
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1",
        "-infile",
        request,
        "-outfile",
        signed.toString());
    Path chain = folder.resolve(name + "-chain.pem");
    Files.writeString(chain, Files.readString(signed) + Files.readString(certificate()));
    keytool(name, "-importcert", "-noprompt", "-file", chain.toString());
    return store(name);
  }

  /** TLS with the key of a store. */
  public static SSLContext context(Path store) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private void keytool(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(args));
    command.addAll(
        List.of("-alias", name, "-keystore", store(name).toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
