package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NothingIsLostTest {

  private static final Path SEEDS = Path.of("../seeds");
  private static final int PAGES = 400;
  private static final int MEBIBYTE = 1 << 20;
  private static final String[] PIECES = {
    "\n",
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "\f",
    "\r\n",
    "\t",
    "。",
    "，",
    "”",
    "“",
    "（",
    "）",
    "《",
    "》",
    "—",
    "►",
    "记者",
    "本报讯",
    "下转2版",
    "刊3版►",
    "上接第1版",
    "（记者 王平）",
    "撰稿 李明",
    "导读",
    "责任编辑：",
    "摄",
    "文/图",
    "11月6日",
    "会议强调",
    "区领导调研",
    "……",
    "？",
    "！",
    "a",
    "B ",
    "7",
    "\u0000",
    "\uFEFF",
    "\uD840\uDC00",
    "\uD83D",
    "—— ",
    "问：",
    "答：",
    "一、",
    "【",
    "】",
    "·"
  };

  private final Splitter splitter = new PageSplitter();

  @Test
  void everyCharacterOfRandomPagesEndsUpInOnePlace() {
    for (int seed = 0; seed < PAGES; seed++) {
      // Given
      String page = randomPage(new Random(seed));

      // When
      Splitting splitting = splitter.split(PageText.of(page));

      // Then
      assertCoversOnce(page, splitting, "seed " + seed);
    }
  }

  @Test
  void everyCharacterOfPagesWhoseLinesStandAnywhereEndsUpInOnePlace() throws IOException {
    for (String text : seedPages()) {
      for (int seed = 0; seed < 10; seed++) {
        // Given
        PageText page = new PageText(text, places(text, new Random(seed)));

        // When
        Splitting splitting = splitter.split(page);

        // Then
        assertCoversOnce(text, splitting, "seed " + seed);
      }
    }
  }

  /** A place for most lines: overlapping, outside the page, without extent. */
  private static List<PageText.TextLine> places(String text, Random random) {
    List<PageText.TextLine> places = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end > start && random.nextInt(12) > 0) {
        places.add(
            new PageText.TextLine(
                new Range(start, end),
                random.nextInt(-50, 900),
                random.nextInt(-50, 1_300),
                random.nextInt(0, 300),
                random.nextInt(0, 40),
                random.nextInt(0, 40)));
      }
      start = end + 1;
    }
    return places;
  }

  @Test
  void everyCharacterOfTheSeedPagesCutAnywhereEndsUpInOnePlace() throws IOException {
    Random random = new Random(7);
    for (String page : seedPages()) {
      for (int n = 0; n < 20; n++) {
        // Given
        String part =
            page.substring(
                random.nextInt(page.length() / 2),
                page.length() / 2 + random.nextInt(page.length() / 2));

        // When
        Splitting splitting = splitter.split(PageText.of(part));

        // Then
        assertCoversOnce(part, splitting, part);
      }
    }
  }

  @Test
  void textsAreWhatTheirRangesHold() throws IOException {
    for (String page : seedPages()) {
      // When
      Splitting splitting = splitter.split(PageText.of(page));

      // Then
      for (Splitting.Text text : texts(splitting)) {
        StringBuilder held = new StringBuilder();
        text.ranges().forEach(r -> held.append(page, r.start(), r.end()));
        assertEquals(Blank.squeeze(held.toString()), Blank.squeeze(text.text()));
      }
    }
  }

  static Stream<String> hugePages() {
    Random random = new Random(1);
    StringBuilder bytes = new StringBuilder();
    StringBuilder han = new StringBuilder();
    while (bytes.length() < MEBIBYTE) {
      bytes.append((char) random.nextInt(256));
    }
    while (han.length() < MEBIBYTE / 3) {
      han.append((char) (0x4E00 + random.nextInt(3000)))
          .append(random.nextInt(30) == 0 ? "\n" : "");
    }
    return Stream.of(
        bytes.toString(),
        han.toString(),
        "字\n".repeat(MEBIBYTE / 4),
        "字".repeat(MEBIBYTE / 3),
        "“".repeat(MEBIBYTE / 3),
        "要闻标题在此\n\n".repeat(MEBIBYTE / 20),
        "记者 王平\n".repeat(MEBIBYTE / 14),
        "会议强调，要抓落实。\n\n".repeat(MEBIBYTE / 32),
        "会议强调，要抓落实\n\n".repeat(MEBIBYTE / 29),
        "（".repeat(50) + "\n".repeat(MEBIBYTE - 150));
  }

  @ParameterizedTest
  @MethodSource("hugePages")
  void aPageOfOneMebibyteIsKeptToTheLastCharacter(String page) {
    // When
    Splitting splitting = splitter.split(PageText.of(page));

    // Then
    assertCoversOnce(page, splitting, page.substring(0, 20));
  }

  private static String randomPage(Random random) {
    StringBuilder page = new StringBuilder();
    int pieces = random.nextInt(300);
    for (int i = 0; i < pieces; i++) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        page.append(new String(bytes, StandardCharsets.UTF_8));
      } else if (kind == 1) {
        random.ints(random.nextInt(40), 0x4E00, 0x9FA5).forEach(c -> page.append((char) c));
      } else {
        page.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return page.toString();
  }

  private static List<String> seedPages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        pages.add(Files.readString(file));
      }
    }
    return pages;
  }

  private static void assertCoversOnce(String page, Splitting splitting, String name) {
    int[] times = new int[page.length()];
    for (Splitting.Text text : texts(splitting)) {
      for (Range range : text.ranges()) {
        for (int i = range.start(); i < range.end(); i++) {
          times[i]++;
        }
      }
    }
    for (int i = 0; i < times.length; i++) {
      char c = page.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      boolean right = times[i] == 1 || (blank && times[i] == 0);
      if (!right) {
        assertEquals(1, times[i], "character " + i + " of " + name);
      }
    }
  }

  private static List<Splitting.Text> texts(Splitting splitting) {
    List<Splitting.Text> texts = new ArrayList<>();
    for (Splitting.CutArticle article : splitting.articles()) {
      texts.addAll(article.headline());
      article.paragraphs().forEach(p -> texts.add(p.text()));
      article.others().forEach(o -> texts.add(o.text()));
    }
    splitting.leftovers().forEach(o -> texts.add(o.text()));
    return texts;
  }
}
