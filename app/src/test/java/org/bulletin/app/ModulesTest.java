package org.bulletin.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who may know whom. */
class ModulesTest {

  private static final String OURS = "org.bulletin.";

  /** Each module, and those that it may know. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "schemas", List.of(),
          "embedded", List.of(),
          "ingest", List.of("schemas"),
          "streams", List.of("schemas"),
          "indexer", List.of("schemas"),
          "app", List.of("schemas", "embedded", "ingest", "streams", "indexer"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.bulletin");

  @TestFactory
  Stream<DynamicTest> modulesKnowOnlyThoseBefore() {
    return ARROWS.keySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(OURS + module + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(strangersOf(module))
                            .check(CLASSES)));
  }

  @Test
  void splitterJoinerAndEntitiesKnowNothingOfKafka() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.bulletin.streams.split..",
            "org.bulletin.streams.join..",
            "org.bulletin.streams.entity..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.confluent..", "org.bulletin.schemas.topics..")
        .check(CLASSES);
  }

  @Test
  void splitterKnowsNoRecords() {
    noClasses()
        .that()
        .resideInAPackage("org.bulletin.streams.split..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bulletin.schemas..", "org.apache.avro..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEmbeddedStackKnowsServers() {
    noClasses()
        .that()
        .resideInAPackage("org.bulletin..")
        .and()
        .resideOutsideOfPackage("org.bulletin.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.opensearch.node..")
        .check(CLASSES);
  }

  private static String[] strangersOf(String module) {
    return ARROWS.keySet().stream()
        .filter(other -> !other.equals(module) && !ARROWS.get(module).contains(other))
        .map(other -> OURS + other + "..")
        .toArray(String[]::new);
  }
}
