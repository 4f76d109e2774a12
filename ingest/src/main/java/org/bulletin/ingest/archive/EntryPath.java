package org.bulletin.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of an entry below its archive. Entries are never written to files; still, a name that
 * would lead out of a folder is the mark of a hostile or broken archive, and is not used for ids.
 *
 * @param path folders separated by {@code /}, NFC, without empty parts and {@code .}
 * @param refusal why it cannot be used, in a sentence, if it cannot
 */
record EntryPath(String path, Optional<String> refusal) {

  /** Four times what file systems take for one name; ids are made of it. */
  private static final int MAX_BYTES = 1024;

  private static final Pattern DRIVE = Pattern.compile("\\p{Alpha}:.*", Pattern.DOTALL);
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  static EntryPath of(String name) {
    List<String> parts =
        Arrays.stream(name.split("/"))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    String path =
        Normalizer.normalize(
            CONTROLS.matcher(String.join("/", parts)).replaceAll("\uFFFD"), Normalizer.Form.NFC);
    return new EntryPath(path, refusal(name, parts));
  }

  /** Of entries whose name cannot be read. */
  static EntryPath undecodable(String approximately) {
    return new EntryPath(
        of(approximately).path(),
        Optional.of("its name is neither UTF-8 nor GBK: pack the archive with UTF-8 names"));
  }

  private static Optional<String> refusal(String name, List<String> parts) {
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return Optional.of("its name is an absolute path: pack the archive with relative names");
    }
    if (parts.contains("..")) {
      return Optional.of("its name leads out of the archive, by ..: such archives are attacks");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("its name holds a backslash: pack the archive with / between folders");
    }
    if (CONTROLS.matcher(name).find()) {
      return Optional.of("its name holds a control character: rename it");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("its name is longer than %,d bytes: rename it".formatted(MAX_BYTES));
    }
    return Optional.empty();
  }

  /** Whether it, or a folder that it is in, is hidden, or made by macOS beside the real files. */
  boolean isHidden() {
    return refusal.isEmpty()
        && Arrays.stream(path.split("/"))
            .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }
}
