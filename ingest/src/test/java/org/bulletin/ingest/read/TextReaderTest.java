package org.bulletin.ingest.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextReaderTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String TEXT = "今天的报纸\n第一段说的是天气，第二段说的是收成。\n";

  private final TextReader reader = new TextReader(new FurnitureReader(List.of()));

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "GB2312", "Big5"})
  void readsChineseEncodings(String charset) throws RefusedException {
    // Given
    String text = charset.equals("Big5") ? "今天的報紙說的是天氣，明天的報紙說的是收成。".repeat(4) : TEXT;

    // When
    String read = read(text.getBytes(Charset.forName(charset)));

    // Then
    assertThat(read).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void byteOrderMarkDecidesAndIsNoText(String charset) throws RefusedException {
    // Given
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));

    // When
    String read = read(bytes);

    // Then
    assertThat(read).isEqualTo(TEXT);
  }

  @Test
  void anyPieceOfAPageIsReadFromGb18030AsFromUtf8() throws IOException, RefusedException {
    // Given
    Random random = new Random(20251114);
    for (String page : seeds()) {
      for (int piece = 0; piece < 200; piece++) {
        int length = 40 + random.nextInt(400);
        int start = random.nextInt(page.length() - length);
        String text = page.substring(start, start + length);
        if (text.isBlank()) {
          continue;
        }

        // When
        String read = read(text.getBytes(GB18030));

        // Then
        assertThat(read).isEqualTo(text);
      }
    }
  }

  @Test
  void seedsAreReadByteForByte() throws IOException, RefusedException {
    for (String page : seeds()) {
      // When
      String read = read(page.getBytes(StandardCharsets.UTF_8));

      // Then
      assertThat(read).isEqualTo(page);
    }
  }

  @Test
  void lineEndsBecomeOne() throws RefusedException {
    // When
    String read = read("一\r\n二\r三\n四\f五".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(read).isEqualTo("一\n二\n三\n四\n五");
  }

  @Test
  void strayControlCharactersBecomeBlanks() throws RefusedException {
    // Given
    String text = TEXT.repeat(20);

    // When
    String read = read((text + "甲\u0007乙").getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(read).isEqualTo(text + "甲 乙");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("empty", new byte[0], "it is empty"),
        Arguments.of("blank", bytes(" \n\u3000\u200B\t\r\n"), "only blanks"),
        Arguments.of("mark alone", bytes("\uFEFF"), "only blanks"),
        Arguments.of("NUL", bytes(TEXT + "\0"), "binary"),
        Arguments.of("controls", bytes("甲\u0001\u0002乙"), "binary"),
        Arguments.of("image", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}, "binary"),
        Arguments.of("Latin", "Façade à côté".getBytes(StandardCharsets.ISO_8859_1), "encoding"),
        Arguments.of("rubbish", new byte[] {(byte) 0xFF, 'a', (byte) 0xFF, 'b'}, "encoding"),
        Arguments.of("half UTF-16", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}, "begins like"),
        Arguments.of(
            "a byte too large", bytes("a".repeat(Topics.MAX_PAGE_TEXT_BYTES + 1)), "at most"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, byte[] bytes, String expected) {
    // When, Then
    assertThatThrownBy(() -> reader.read(bytes))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void largestPageIsTaken() throws RefusedException {
    // Given
    String text = "字".repeat(Topics.MAX_PAGE_TEXT_BYTES / 3) + "a";

    // When
    String read = read(text.getBytes(GB18030));

    // Then
    assertThat(read.getBytes(StandardCharsets.UTF_8)).hasSize(Topics.MAX_PAGE_TEXT_BYTES);
  }

  private String read(byte[] bytes) throws RefusedException {
    List<ReadPage> pages = reader.read(bytes).pages();
    assertThat(pages).hasSize(1);
    return pages.get(0).text();
  }

  private static List<String> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../seeds"))) {
      List<String> pages = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        pages.add(Files.readString(file));
      }
      assertThat(pages).hasSize(5);
      return pages;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
