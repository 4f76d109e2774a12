package org.bulletin.ingest.publish;

import java.util.HexFormat;
import org.bulletin.schemas.topics.Sha256;

/** The hash that tells the same text under another name. */
public final class TextHash {

  /** Half of a SHA-256: enough for texts that nobody forges, and half the memory. */
  private static final int HEX_DIGITS = 32;

  private TextHash() {}

  /** The first 32 hex digits of the SHA-256 of a text's UTF-8. */
  public static String of(String text) {
    return HexFormat.of().formatHex(Sha256.of(text)).substring(0, HEX_DIGITS);
  }
}
