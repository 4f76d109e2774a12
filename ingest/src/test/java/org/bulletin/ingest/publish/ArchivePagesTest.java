package org.bulletin.ingest.publish;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bulletin.ingest.archive.ArchiveLimits;
import org.bulletin.ingest.archive.Zips;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.ingest.read.PageReaders;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.RawPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ArchivePagesTest {

  private static final Charset GBK = Charset.forName("GBK");
  private static final String GOOD = "好.txt";
  private static final int TEN_GIBIBYTES = 10 << 10;

  private final RawPages rawPages = new RawPages(Newspapers.defaults());
  private Path folder;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("in"));
  }

  @Test
  void filesAreReadAsIfTheArchiveWereAFolder() throws Exception {
    // Given
    byte[] zip = new Zips().file("b/02.txt", "乙").file("01.txt", "甲").file("a/", "").bytes();

    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds()).containsExactly("in/issue.zip/01.txt", "in/issue.zip/b/02.txt");
    assertThat(pages.refused()).isEmpty();
    RawPage first = pages.pages().get(0);
    assertThat(first.getText()).isEqualTo("甲");
    assertThat(first.getIdentity()).isEqualTo(Identity.PATH);
    assertThat(first.getSource()).isEqualTo(folder.resolve("issue.zip").toUri().toString());
    assertThat(first.getMetadata()).isEqualTo(Map.of("archive_entry", "01.txt"));
  }

  @Test
  void contentHashDoesNotTellWhereAPageWas() throws Exception {
    // Given
    Files.writeString(folder.resolve("01.txt"), "甲");

    // When
    SourcePages packed = read("issue.zip", new Zips().file("01.txt", "甲").bytes());
    SourcePages plain = rawPages.of(new FileSource(folder.resolve("01.txt"), folder, "in", false));

    // Then
    assertThat(packed.pages().get(0).getContentHash())
        .isEqualTo(plain.pages().get(0).getContentHash());
  }

  @Test
  void namesOfArchiveAndFilesSayWhichPageItIs() throws Exception {
    // Given
    byte[] zip =
        new Zips().file("01.txt", "甲").file("qpb20251115_A02.txt", "乙").file("x.txt", "丙").bytes();
    Files.createDirectory(folder.resolve("青浦报"));

    // When
    SourcePages pages = read("青浦报/20251114.zip", zip);

    // Then
    assertThat(pages.pageIds())
        .containsExactly("青浦报/2025-11-14/01", "青浦报/2025-11-15/A02", "in/青浦报/20251114.zip/x.txt");
  }

  @Test
  void sidecarsInTheArchiveComeBeforeTheArchivesOwn() throws Exception {
    // Given
    Files.writeString(
        folder.resolve("issue.json"),
        """
        {"newspaper": "qpb", "issue_date": "2025-11-14", "page_label": "09", "edition": "晨刊"}
        """);
    byte[] zip =
        new Zips()
            .file("p/1.txt", "甲")
            .file("p/1.json", "{\"page_label\": \"01\", \"page_number\": 1}")
            .file("p/2.txt", "乙")
            .file("p/2.txt.json", "{\"page_label\": \"02\", \"edition\": \"号外\"}")
            .file("p/2.json", "{\"page_label\": \"08\"}")
            .file("p/3.txt", "丙")
            .bytes();

    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds())
        .containsExactly("青浦报/2025-11-14/01", "青浦报/2025-11-14/02", "in/issue.zip/p/3.txt");
    RawPage first = pages.pages().get(0);
    assertThat(first.getPageNumber()).contains(1);
    assertThat(first.getMetadata()).containsEntry("edition", "晨刊");
    assertThat(pages.pages().get(1).getMetadata()).containsEntry("edition", "号外");
    assertThat(pages.pages().get(2).getIssueDate()).contains(LocalDate.of(2025, 11, 14));
    assertThat(pages.ignored()).isZero();
  }

  @Test
  void wrongSidecarRefusesItsPageAlone() throws Exception {
    // Given
    byte[] zip =
        new Zips()
            .file("1.txt", "甲")
            .file("1.json", "{\"issue_date\": \"gestern\"}")
            .file("2.txt", "乙")
            .file("2.json", new byte[65 << 10])
            .file(GOOD, "丙")
            .bytes();

    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds()).containsExactly("in/issue.zip/" + GOOD);
    assertThat(pages.refused())
        .extracting(RefusedPage::reason)
        .containsExactly(
            "the field issue_date of its sidecar 1.json must be a date such as \"2025-11-14\"",
            "its sidecar 2.json: it is larger than 65,536 bytes");
  }

  @Test
  void otherKindsAreIgnoredAndCounted() throws Exception {
    // Given
    byte[] zip =
        new Zips()
            .file("01.jpg", "x")
            .file("a/02.doc", "x")
            .file("01.txt", "甲")
            .file("__MACOSX/._01.txt", "x")
            .file("a/.hidden.txt", "x")
            .file(".git/b.txt", "x")
            .bytes();

    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds()).containsExactly("in/issue.zip/01.txt");
    assertThat(pages.refused()).isEmpty();
    assertThat(pages.ignored()).isEqualTo(2);
  }

  static Stream<Arguments> names() {
    String name = "青浦报2025年11月14日第01版.txt";
    return Stream.of(
        arguments("flagged as UTF-8", new Zips().file(name, "甲").bytes()),
        arguments("UTF-8", new Zips(StandardCharsets.UTF_8).file(name, "甲").bytes()),
        arguments("GBK", new Zips(GBK).file(name, "甲").bytes()),
        arguments("a field", new Zips(GBK).withUnicodeField(name, "甲").bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void namesAreReadInTheirEncoding(String encoding, byte[] zip) throws Exception {
    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds()).containsExactly("青浦报/2025-11-14/01");
  }

  @Test
  void backslashWithinAGbkCharacterIsNone() throws Exception {
    // Given: the second byte of 誠 in GBK is a backslash
    byte[] zip = new Zips(GBK).file("誠.txt", "甲").bytes();

    // When
    SourcePages pages = read("issue.zip", zip);

    // Then
    assertThat(pages.pageIds()).containsExactly("in/issue.zip/誠.txt");
  }

  /** What is wrong with a part, the archive that it is in beside a good page, and the sentence. */
  static Stream<Arguments> badParts() {
    return Stream.of(
        arguments(
            "leads out",
            zip("../../etc/passwd.txt"),
            "its name leads out of the archive, by ..: such archives are attacks"),
        arguments(
            "leads out below a folder",
            zip("a/../../b.txt"),
            "its name leads out of the archive, by ..: such archives are attacks"),
        arguments(
            "is absolute",
            zip("/etc/cron.d/x.txt"),
            "its name is an absolute path: pack the archive with relative names"),
        arguments(
            "has a drive letter",
            zip("C:/x.txt"),
            "its name is an absolute path: pack the archive with relative names"),
        arguments(
            "has a backslash",
            zip("a/..\\..\\x.txt"),
            "its name holds a backslash: pack the archive with / between folders"),
        arguments(
            "has a control character",
            zip("a\u0007.txt"),
            "its name holds a control character: rename it"),
        arguments(
            "has an endless name",
            zip("a".repeat(2000) + ".txt"),
            "its name is longer than 1,024 bytes: rename it"),
        arguments(
            "has a name in no encoding",
            new Zips(StandardCharsets.ISO_8859_1).file("\u00FF\u00FF.txt", "x").file("z.txt", "丙"),
            "its name is neither UTF-8 nor GBK: pack the archive with UTF-8 names"),
        arguments(
            "is a link",
            new Zips().link("a.txt", "/etc/passwd").file("z.txt", "丙"),
            "it is a link: pack the file itself"),
        arguments(
            "is there twice",
            new Zips().file("a.txt", "甲").file("a.txt", "乙").file("z.txt", "丙"),
            "the archive has several entries of this name"),
        arguments(
            "is there twice, differently composed",
            new Zips().file("\u00E9.txt", "甲").file("e\u0301.txt", "乙").file("z.txt", "丙"),
            "the archive has several entries of this name"),
        arguments(
            "is an archive",
            new Zips().file("a.zip", new Zips().file("a.txt", "甲").bytes()).file("z.txt", "丙"),
            "it is an archive in an archive: give it alone, or its files"),
        arguments("is empty", new Zips().file("a.txt", "").file("z.txt", "丙"), "it is empty"),
        arguments(
            "is binary",
            new Zips().file("a.txt", new byte[100]).file("z.txt", "丙"),
            "it is binary, not text"),
        arguments(
            "is a large text",
            new Zips().file("a.txt", random(5 << 20)).file("z.txt", "丙"),
            "it is larger than 4,194,304 bytes"),
        arguments(
            "is ten gibibytes of zeros",
            new Zips().zeros("a.txt", TEN_GIBIBYTES).file("z.txt", "丙"),
            "it is larger than 4,194,304 bytes"),
        arguments(
            "is two mebibytes of zeros",
            new Zips().zeros("a.txt", 2).file("z.txt", "丙"),
            "it unpacks to more than 200 times its size: such entries are bombs"),
        arguments(
            "is two pages of one name",
            new Zips().file("a/qpb20251114_01.txt", "甲").file("qpb20251114_01.txt", "乙"),
            "it claims to be the page 青浦报/2025-11-14/01, and so does"
                + " in/issue.zip/a/qpb20251114_01.txt, which comes first"));
  }

  private static Zips zip(String name) {
    return new Zips().file(name, "甲").file("z.txt", "丙");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badParts")
  void badPartIsRefusedAndTheOthersGoOn(String what, Zips zip, String sentence) throws Exception {
    // When
    SourcePages pages = read("issue.zip", zip.bytes());

    // Then
    assertThat(pages.pages()).hasSize(1);
    assertThat(pages.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(sentence);
              assertThat(refused.pageId()).startsWith("in/issue.zip/").doesNotContain("\u0007");
            });
    assertThat(folder.toFile().list()).containsExactly("issue.zip");
  }

  /** What is wrong with an archive, and the sentence. */
  static Stream<Arguments> badArchives() {
    byte[] good = new Zips().file("a.txt", "今天的天气很好".repeat(20)).bytes();
    return Stream.of(
        arguments("empty", new byte[0], "it is no ZIP archive, or a broken one"),
        arguments("text", "甲".getBytes(StandardCharsets.UTF_8), "it is no ZIP archive"),
        arguments("cut short", Arrays.copyOf(good, good.length / 2), "or only a part of one"),
        arguments("without entries", new Zips().bytes(), "it holds no page; read are: .txt"),
        arguments(
            "without pages", new Zips().file("a.jpg", "x").bytes(), "it holds no page; read are"),
        arguments(
            "encrypted",
            Zips.encrypted(good),
            "nothing in it can be read; the first of 1, a.txt: it is encrypted: pack the archive"
                + " without a password"),
        arguments(
            "of a wrong checksum",
            Zips.wrongChecksum(good),
            "a.txt: it is broken in the archive: its checksum is wrong"),
        arguments("spoilt", Zips.spoilt(good), "a.txt: it is broken in the archive"),
        arguments(
            "packed by an unknown method",
            Zips.unknownMethod(good),
            "a.txt: it is packed by method 93, which is not read: use deflate"),
        arguments(
            "of archives",
            new Zips()
                .file("0.zip", new Zips().zeros("0.txt", 16).bytes())
                .file("1.zip", new Zips().zeros("0.txt", 16).bytes())
                .bytes(),
            "the first of 2, 0.zip: it is an archive in an archive"),
        arguments(
            "of overlapping entries",
            Zips.overlapping(new Zips().file("aa.txt", random(1 << 16)).bytes(), 50),
            "its entries overlap: such archives are bombs"),
        arguments("of 2,001 entries", many(2_001), "it has more than 2,000 entries: split it"),
        arguments("of 100,000 entries", many(100_000), "it has more than 2,000 entries: split it"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badArchives")
  void badArchiveIsRefused(String what, byte[] zip, String sentence) {
    assertThatThrownBy(() -> read("issue.zip", zip))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(sentence);
  }

  /** What is too much for small limits: 10 entries, 4 MiB unpacked, 1,000 characters. */
  static Stream<Arguments> tooMuch() {
    byte[] large = random(2 << 20);
    return Stream.of(
        arguments(
            new Zips().file("1.txt", large).file("2.txt", large).file("3.txt", "甲").bytes(),
            "it unpacks to more than 4,194,304 bytes: split it"),
        arguments(
            new Zips().file("1.txt", "甲".repeat(600)).file("2.txt", "乙".repeat(600)).bytes(),
            "its pages have more than 1,000 characters: split it"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void archiveThatHoldsTooMuchInAllIsRefused(byte[] zip, String sentence) {
    // Given
    ArchiveLimits small = new ArchiveLimits(8 << 20, 10, 4 << 20, 200, 1_000);
    RawPages limited =
        new RawPages(
            Newspapers.defaults(),
            new PageReaders(List.of(), ReaderOptions.DEFAULTS),
            Clock.systemUTC(),
            small);

    // When, Then
    assertThatThrownBy(() -> limited.of(write("issue.zip", zip)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(sentence);
  }

  @Test
  void tooLargeArchiveIsRefusedUnread() {
    // Given
    ArchiveLimits small = new ArchiveLimits(100, 10, 4 << 20, 200, 1_000);
    RawPages limited =
        new RawPages(
            Newspapers.defaults(),
            new PageReaders(List.of(), ReaderOptions.DEFAULTS),
            Clock.systemUTC(),
            small);

    // When, Then
    assertThatThrownBy(() -> limited.of(write("issue.zip", new Zips().file("1.txt", "甲").bytes())))
        .isInstanceOf(RefusedException.class)
        .hasMessage("it is larger than 100 bytes");
  }

  private SourcePages read(String name, byte[] zip) throws Exception {
    return rawPages.of(write(name, zip));
  }

  private FileSource write(String name, byte[] zip) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, zip);
    return new FileSource(file, folder, "in", false);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] many(int entries) {
    Zips zip = new Zips();
    IntStream.range(0, entries).forEach(i -> zip.file(i + ".txt", "x"));
    return zip.bytes();
  }
}
