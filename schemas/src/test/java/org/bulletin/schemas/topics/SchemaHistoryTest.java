package org.bulletin.schemas.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Holds today's schemas against every version that was ever committed, in {@code history/RECORD}:
 * records of any version must be readable by programs of any other.
 */
class SchemaHistoryTest {

  private static final Path HISTORY = Path.of("history");

  @TestFactory
  Stream<DynamicTest> newestCommittedVersionIsTodays() {
    return Records.schemas().stream()
        .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> newestIs(schema)));
  }

  @TestFactory
  Stream<DynamicTest> everyVersionReadsEveryOther() {
    return Records.schemas().stream()
        .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> allCompatible(schema)));
  }

  @TestFactory
  Stream<DynamicTest> everyFieldHasDocAndDefaultAndEveryEnumAnUnknown() {
    return Records.schemas().stream()
        .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> wellFormed(schema)));
  }

  private static void newestIs(Schema schema) throws IOException {
    List<Schema> versions = versions(schema);
    if (!versions.isEmpty() && versions.get(versions.size() - 1).equals(schema)) {
      return;
    }
    Path file = Path.of(schema.getName(), (versions.size() + 1) + ".avsc");
    Path proposed = Path.of("target", "history").resolve(file);
    Files.createDirectories(proposed.getParent());
    Files.writeString(proposed, pretty(schema) + "\n");
    fail(
        "%s has changed since its last committed version: cp schemas/%s schemas/%s",
        schema.getName(), proposed, HISTORY.resolve(file));
  }

  private static void allCompatible(Schema schema) {
    List<Schema> all = new ArrayList<>(versions(schema));
    all.add(schema);
    for (Schema reader : all) {
      for (Schema writer : all) {
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer))
            .extracting(pair -> pair.getType())
            .as(schema.getName())
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  private static void wellFormed(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
        for (Schema.Field field : schema.getFields()) {
          String name = schema.getName() + "." + field.name();
          assertThat(field.doc()).as(name).isNotBlank();
          assertThat(field.hasDefaultValue()).as(name).isTrue();
          wellFormed(field.schema());
        }
      }
      case ENUM -> {
        assertThat(schema.getEnumSymbols()).last().isEqualTo("UNKNOWN");
        assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
      }
      case ARRAY -> wellFormed(schema.getElementType());
      case MAP -> wellFormed(schema.getValueType());
      case UNION -> schema.getTypes().forEach(SchemaHistoryTest::wellFormed);
      default -> {}
    }
  }

  private static String pretty(Schema schema) {
    return SchemaFormatter.format("json/pretty", schema);
  }

  private static List<Schema> versions(Schema schema) {
    Path folder = HISTORY.resolve(schema.getName());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparingInt(SchemaHistoryTest::number))
          .map(SchemaHistoryTest::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
