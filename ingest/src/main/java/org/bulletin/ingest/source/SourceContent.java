package org.bulletin.ingest.source;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.bulletin.ingest.identity.Given;
import org.bulletin.schemas.topics.Sha256;

/**
 * The content of a source, as it was at one moment.
 *
 * @param bytes of the source itself; not to be changed
 * @param sidecar of its sidecar, empty if there is none; not to be changed
 * @param given what is said of the source
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copies would double the memory
public record SourceContent(byte[] bytes, byte[] sidecar, Given given, Stamp stamp) {

  /** SHA-256, in hex, of the bytes and the sidecar's: equal contents give equal pages. */
  public String hash() {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    if (sidecar.length > 0) {
      byte[] ofBytes = digest.digest();
      digest.update(ofBytes);
      digest.update(sidecar);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
