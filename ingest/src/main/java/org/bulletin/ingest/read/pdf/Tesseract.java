package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bulletin.ingest.read.RefusedException;

/** The tesseract that is installed on this machine, run as a child process. Immutable. */
final class Tesseract {

  private static final String CHINESE = "chi_sim";
  private static final List<String> LANGUAGES = List.of(CHINESE, "chi_sim_vert");
  private static final Pattern VERSION = Pattern.compile("tesseract v?(\\d[^\\s]*)");
  private static final String INSTALL =
      "install tesseract with the languages chi_sim and chi_sim_vert (on Debian the packages"
          + " tesseract-ocr, tesseract-ocr-chi-sim and tesseract-ocr-chi-sim-vert)";

  private static final Duration QUICK = Duration.ofSeconds(20);

  /**
   * A broadsheet page of 7,500 characters takes 50 s of one core, more where others want it too.
   */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final String command;
  private final String version;
  private final List<String> languages;

  private Tesseract(String command, String version, List<String> languages) {
    this.command = command;
    this.version = version;
    this.languages = languages;
  }

  /**
   * Looks for it.
   *
   * @throws RefusedException if it is not installed, or does not know Chinese; it says what to do
   */
  static Tesseract installed(String command) throws RefusedException {
    Matcher version = VERSION.matcher(run(QUICK, List.of(command, "--version")));
    List<String> known = run(QUICK, List.of(command, "--list-langs")).lines().toList();
    List<String> languages = LANGUAGES.stream().filter(known::contains).toList();
    if (!languages.contains(CHINESE)) {
      throw new RefusedException("it is a scan, and tesseract knows no Chinese: " + INSTALL);
    }
    return new Tesseract(command, version.find() ? version.group(1) : "unknown", languages);
  }

  /** Name and version. */
  String name() {
    return "tesseract " + version;
  }

  /**
   * Recognises the text of an image.
   *
   * @param scale pixels a point
   * @return blocks of lines, in points, in tesseract's order
   * @throws RefusedException if it fails or takes too long
   */
  List<List<PrintedLine>> read(Path image, double scale) throws RefusedException {
    String dpi = Long.toString(Math.round(scale * 72));
    List<String> arguments =
        List.of(
            command,
            image.toString(),
            "stdout",
            "-l",
            String.join("+", languages),
            "--dpi",
            dpi,
            "tsv");
    return TesseractTable.blocks(run(LONGEST, arguments), scale);
  }

  private static String run(Duration longest, List<String> commandLine) throws RefusedException {
    try {
      Path output = Files.createTempFile("bulletin-tesseract", ".out");
      try {
        return run(longest, commandLine, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new RefusedException("it is a scan, and tesseract does not run: " + INSTALL, e);
    }
  }

  private static String run(Duration longest, List<String> commandLine, Path output)
      throws IOException, RefusedException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(commandLine))
            .redirectErrorStream(commandLine.size() == 2)
            .redirectOutput(output.toFile());
    if (commandLine.size() > 2) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    // Its threads wait for each other more than they work where others want the processors too.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new RefusedException(
            "recognising its text takes longer than %d s".formatted(longest.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw new RefusedException(
            "tesseract ends with the code %d, without its text".formatted(process.exitValue()));
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while recognising text");
    } finally {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
