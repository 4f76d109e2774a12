package org.bulletin.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes archives for tests, good ones and others. */
public final class Zips {

  private static final int LINK = 0120777;
  private static final byte[] ENTRY_HEADER = {'P', 'K', 1, 2};
  private static final byte[] END = {'P', 'K', 5, 6};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

  /** An archive whose names are UTF-8, flagged as such. */
  public Zips() {}

  /** An archive whose names are written in an encoding, without saying so. */
  public Zips(Charset names) {
    out.setEncoding(names.name());
    out.setUseLanguageEncodingFlag(false);
  }

  /** Adds a file. */
  public Zips file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public Zips file(String name, byte[] content) {
    return put(new ZipArchiveEntry(name), content);
  }

  /** Adds a symbolic link, as Unix archivers do. */
  public Zips link(String name, String target) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(LINK);
    return put(entry, target.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a name in GBK, with its UTF-8 form in the extra field that Info-ZIP invented. */
  public Zips withUnicodeField(String name, String text) {
    out.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
    return file(name, text);
  }

  /** Adds a file of zeros whose packed form is repeated blocks, so that it costs little to make. */
  public Zips zeros(String name, int mebibytes) {
    byte[] block = deflatedMebibyte();
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setMethod(ZipEntry.DEFLATED);
    entry.setSize((long) mebibytes << 20);
    entry.setCompressedSize((long) block.length * mebibytes + 2);
    entry.setCrc(0);
    InputStream last = new ByteArrayInputStream(new byte[] {3, 0});
    InputStream blocks =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(mebibytes, block).stream()
                    .map(ByteArrayInputStream::new)
                    .toList()));
    try {
      out.addRawArchiveEntry(entry, new SequenceInputStream(blocks, last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static byte[] deflatedMebibyte() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[1 << 20]);
    byte[] packed = new byte[1 << 20];
    int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private Zips put(ZipArchiveEntry entry, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    try {
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The archive. */
  public byte[] bytes() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The archive, with the encryption flag of its first file set. */
  public static byte[] encrypted(byte[] zip) {
    return patched(zip, 8, 1);
  }

  /** The archive, with a wrong checksum of its first file. */
  public static byte[] wrongChecksum(byte[] zip) {
    return patched(zip, 16, 0x55);
  }

  /** The archive, with a compression method of its first file that nobody knows. */
  public static byte[] unknownMethod(byte[] zip) {
    return patched(zip, 10, 0x55);
  }

  /** The archive, with its first file's packed bytes spoilt. */
  public static byte[] spoilt(byte[] zip) {
    byte[] spoilt = zip.clone();
    int nameLength = little(zip).getShort(26);
    int extraLength = little(zip).getShort(28);
    spoilt[30 + nameLength + extraLength] = (byte) 0xFF;
    return spoilt;
  }

  /** An archive whose entries all share the packed bytes of one. */
  public static byte[] overlapping(byte[] zip, int copies) {
    int start = find(zip, ENTRY_HEADER);
    int end = find(zip, END);
    byte[] bytes = new byte[start + (end - start) * copies + zip.length - end];
    ByteBuffer built = little(bytes);
    built.put(zip, 0, start);
    for (int i = 0; i < copies; i++) {
      built.put(zip, start, end - start);
      built.put(start + (end - start) * i + 46, (byte) ('0' + i % 10));
      built.put(start + (end - start) * i + 47, (byte) ('a' + i / 10));
    }
    int directory = built.position() - start;
    built.put(zip, end, zip.length - end);
    int newEnd = start + directory;
    built.putShort(newEnd + 8, (short) copies);
    built.putShort(newEnd + 10, (short) copies);
    built.putInt(newEnd + 12, directory);
    return bytes;
  }

  private static byte[] patched(byte[] zip, int offset, int value) {
    byte[] patched = zip.clone();
    patched[find(zip, ENTRY_HEADER) + offset] ^= (byte) value;
    return patched;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int find(byte[] zip, byte[] signature) {
    for (int i = 0; i < zip.length; i++) {
      if (Arrays.equals(zip, i, i + 4, signature, 0, 4)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such signature");
  }
}
