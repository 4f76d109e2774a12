package org.bulletin.streams.layout.rename;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.layout.Marked.Mark;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RenamerTest {

  private static GoldPage page(String... paragraphs) {
    return new GoldPage(
        "p",
        Optional.of("云岗报"),
        Optional.empty(),
        List.of("云岗县", "丽水市", "浙江省"),
        List.of("云岗报", "YUNGANG BAO"),
        List.of(),
        List.of(
            new GoldItem(
                GoldItem.Kind.ARTICLE,
                "",
                List.of(),
                List.of("记者 万里"),
                List.of(),
                List.of("万里"),
                List.of(paragraphs).stream()
                    .map(text -> new GoldItem.Paragraph(false, Marked.parse(text)))
                    .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new GoldItem.Pair("王一", "云岗县县长")))));
  }

  private static Map<String, String> renamed(GoldPage before, GoldPage after, Marked.Type type) {
    Map<String, String> renamed = new HashMap<>();
    for (int i = 0; i < before.items().size(); i++) {
      List<Marked> old = before.items().get(i).texts().toList();
      List<Marked> now = after.items().get(i).texts().toList();
      for (int text = 0; text < old.size(); text++) {
        for (int mark = 0; mark < old.get(text).marks().size(); mark++) {
          Mark from = old.get(text).marks().get(mark);
          Mark to = now.get(text).marks().get(mark);
          assertThat(to.type()).isEqualTo(from.type());
          if (from.type() == type) {
            String name = now.get(text).name(to);
            assertThat(renamed.getOrDefault(old.get(text).name(from), name)).isEqualTo(name);
            renamed.put(old.get(text).name(from), name);
          }
        }
      }
    }
    return renamed;
  }

  @Test
  void fullAndShortFormsChangeAlikeAndPairsFollow() {
    // Given
    GoldPage page =
        page(
            "⟦T:云岗县县长⟧⟦P:王一⟧到⟦L:云岗⟧的⟦L:石桥镇⟧⟦L:下庄村⟧，看⟦O:浙江恒信木业有限公司⟧。",
            "⟦P:王一⟧说，⟦O:恒信木业⟧要当⟦L:云岗县⟧第一。⟦T:石桥镇镇长⟧⟦P:欧阳二⟧参加。（记者 万里）");

    // When
    GoldPage renamed = new Renamer(1).rename(page);

    // Then
    Map<String, String> places = renamed(page, renamed, Marked.Type.PLACE);
    String district = places.get("云岗");
    String town = places.get("石桥镇");
    assertThat(district).isNotEqualTo("云岗");
    assertThat(places.get("云岗县")).isEqualTo(district + "县");
    assertThat(places.get("下庄村")).endsWith("村").isNotEqualTo("下庄村");
    assertThat(renamed.newspaper()).contains(district + "报");
    assertThat(renamed.masthead()).containsExactly(district + "报");
    Map<String, String> offices = renamed(page, renamed, Marked.Type.POSITION);
    assertThat(offices).containsEntry("云岗县县长", district + "县县长");
    assertThat(offices).containsEntry("石桥镇镇长", town + "镇长");
    Map<String, String> bodies = renamed(page, renamed, Marked.Type.ORGANIZATION);
    String brand = bodies.get("恒信木业").substring(0, 2);
    assertThat(brand).isNotEqualTo("恒信");
    assertThat(bodies.get("浙江恒信木业有限公司")).endsWith(brand + "木业有限公司").doesNotStartWith("浙江");
    GoldItem item = renamed.items().get(0);
    Map<String, String> persons = renamed(page, renamed, Marked.Type.PERSON);
    assertThat(item.pairs())
        .containsExactly(new GoldItem.Pair(persons.get("王一"), district + "县县长"));
    assertThat(item.byline()).containsExactly("记者 " + item.authors().get(0));
    assertThat(item.bodyText()).endsWith("（记者 " + item.authors().get(0) + "）");
  }

  @Test
  void everyPersonOfThePagesHasAnotherNameOfTheSameKind() {
    for (long seed = 1; seed <= 5; seed++) {
      for (GoldPage page : Corpus.authored()) {
        // When
        GoldPage renamed = new Renamer(seed).rename(page);

        // Then
        Map<String, String> persons = renamed(page, renamed, Marked.Type.PERSON);
        assertThat(persons).allSatisfy((from, to) -> assertThat(to).isNotEqualTo(from));
        assertThat(new HashSet<>(persons.values())).hasSameSizeAs(persons.keySet());
        assertThat(persons)
            .allSatisfy((from, to) -> assertThat(to.contains("·")).isEqualTo(from.contains("·")));
      }
    }
  }

  @Test
  void marksPairsAndHomesStayConsistentOnEveryPage() {
    for (GoldPage page : Corpus.authored()) {
      // When
      GoldPage renamed = new Renamer(9).rename(page);

      // Then
      for (Marked.Type type : Marked.Type.values()) {
        renamed(page, renamed, type);
      }
      for (GoldItem item : renamed.items()) {
        Map<Marked.Type, Set<String>> names = item.names();
        assertThat(item.pairs())
            .allSatisfy(
                pair -> {
                  assertThat(names.get(Marked.Type.PERSON)).contains(pair.person());
                  assertThat(names.get(Marked.Type.POSITION)).contains(pair.position());
                });
      }
      assertThat(renamed.home().get(0)).isNotEqualTo(page.home().get(0));
    }
  }

  @Test
  void aSeedDeterminesTheNames() {
    // Given
    GoldPage page = Corpus.authored().get(0);

    // When, Then
    assertThat(new Renamer(3).rename(page)).isEqualTo(new Renamer(3).rename(page));
    assertThat(new Renamer(4).rename(page)).isNotEqualTo(new Renamer(3).rename(page));
  }

  @Test
  void manyKindsOfPersonsAreNamed() {
    // Given
    GoldPage page = Corpus.authored().get(0);

    // When
    Set<Integer> lengths =
        new Renamer(5)
            .rename(page).items().stream()
                .flatMap(item -> item.names().getOrDefault(Marked.Type.PERSON, Set.of()).stream())
                .filter(name -> !name.contains("·"))
                .map(String::length)
                .collect(Collectors.toSet());

    // Then
    assertThat(lengths).contains(2, 3, 4);
  }
}
