package org.bulletin.app.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights in Kafka that the documentation says each user needs, and no others. */
final class RightsTable {

  private static final Path DOCS = Path.of("..", "docs", "operations");

  private static final Pattern ROW =
      Pattern.compile(
          "\\| (\\w+) \\| (topic|group|transactional id) \\| `([^`*]+)(\\*?)` \\| ([\\w, ]+) \\|");

  private RightsTable() {}

  /**
   * Reads the table.
   *
   * @param principal of a user
   */
  static List<AclBinding> read(Function<String, String> principal) throws IOException {
    List<AclBinding> rights = new ArrayList<>();
    try (Stream<Path> files = Files.list(DOCS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher row = ROW.matcher(line);
          if (row.matches()) {
            rights.addAll(rights(row, principal.apply(row.group(1))));
          }
        }
      }
    }
    return rights;
  }

  /** The right of the streams stage to write enriched articles, as the table has it. */
  static AclBinding streamsWrite() throws IOException {
    return read(user -> "User:" + user).stream()
        .filter(right -> right.entry().principal().equals("User:streams"))
        .filter(right -> right.pattern().name().equals("bulletin.enriched."))
        .findFirst()
        .orElseThrow();
  }

  private static List<AclBinding> rights(Matcher row, String principal) {
    ResourcePattern resource =
        new ResourcePattern(
            ResourceType.valueOf(row.group(2).toUpperCase(Locale.ROOT).replace(' ', '_')),
            row.group(3),
            row.group(4).isEmpty() ? PatternType.LITERAL : PatternType.PREFIXED);
    return Stream.of(row.group(5).split(", "))
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        principal,
                        "*",
                        AclOperation.valueOf(operation.toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW)))
        .toList();
  }
}
