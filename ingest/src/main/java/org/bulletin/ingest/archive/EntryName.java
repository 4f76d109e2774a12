package org.bulletin.ingest.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The name of an entry. Its UTF-8 flag or its unicode extra field (Info-ZIP's 0x7075) decides; else
 * the name is UTF-8 if every byte is valid, else GB18030, and so GBK, in which Chinese Windows
 * writes names without saying so.
 */
final class EntryName {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private EntryName() {}

  /** The name, or nothing if it is in none of these encodings. */
  static Optional<String> of(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return unicodeField(entry, raw)
        .flatMap(name -> strict(StandardCharsets.UTF_8, name))
        .or(() -> strict(StandardCharsets.UTF_8, raw))
        .or(
            () ->
                entry.getGeneralPurposeBit().usesUTF8ForNames()
                    ? Optional.empty()
                    : strict(GB18030, raw));
  }

  /** A name for messages, where there is no other. */
  static String approximately(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.UTF_8);
  }

  /** The field counts only if it was written for this very name. */
  private static Optional<byte[]> unicodeField(ZipArchiveEntry entry, byte[] raw) {
    if (!entry.getGeneralPurposeBit().usesUTF8ForNames()
        && entry.getExtraField(UnicodePathExtraField.UPATH_ID)
            instanceof UnicodePathExtraField field) {
      CRC32 crc = new CRC32();
      crc.update(raw);
      return crc.getValue() == field.getNameCRC32()
          ? Optional.ofNullable(field.getUnicodeName())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> strict(Charset charset, byte[] bytes) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
