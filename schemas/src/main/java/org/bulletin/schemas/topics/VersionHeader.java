package org.bulletin.schemas.topics;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The header in which tombstones carry the version of the input that caused them. */
public final class VersionHeader {

  /** The header's name; its value is a big-endian 64-bit integer. */
  public static final String NAME = "bulletin.version";

  private VersionHeader() {}

  /** The header of a version. */
  public static Header of(long version) {
    return new RecordHeader(NAME, ByteBuffer.allocate(Long.BYTES).putLong(version).array());
  }

  /** The version in a record's headers; empty where there is none, or none of eight bytes. */
  public static OptionalLong in(Headers headers) {
    Header header = headers.lastHeader(NAME);
    return header == null || header.value() == null || header.value().length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
  }
}
