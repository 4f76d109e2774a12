package org.bulletin.ingest.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The secret that clients show. Never printed. */
public final class BearerToken {

  /** 16 characters of the alphabet of base64 are 96 bits. */
  private static final int MIN_CHARS = 16;

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  private BearerToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the token that is the only line of a file.
   *
   * @throws IllegalArgumentException with a sentence, if it is too short to be safe, or more than a
   *     line
   */
  public static BearerToken of(Path file) throws IOException {
    String token = Files.readString(file).strip();
    if (token.length() < MIN_CHARS || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the file %s must hold one token of at least %d letters, digits and signs, and nothing else"
              .formatted(file, MIN_CHARS));
    }
    return new BearerToken(token);
  }

  /**
   * Tells whether a request shows this token, in a time that does not depend on how much of it is
   * right.
   */
  boolean isShownBy(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8))
        .filter(shown -> MessageDigest.isEqual(token, shown))
        .isPresent();
  }
}
