package org.bulletin.streams.layout.rename;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bulletin.streams.layout.Cuttings;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.layout.Marked.Mark;

/**
 * Gives gold pages other names: persons, districts, places, companies, schools are replaced by
 * invented ones of the same kind, consistently within a page. Marks and pairs follow; dates,
 * amounts, offices and public bodies stay, but for the names in them.
 *
 * <p>Of the new Chinese persons half have common surnames, a third rare ones, a sixth compound
 * ones; one in seven has a name that is also a word. Persons of other peoples get names of their
 * kind. Places keep what they are (村, 路, 水库) and change what they are called; the short form
 * changes with the full one. Companies change their brand: the first two characters after the
 * place. Provinces, cities and countries become others that exist.
 */
public final class Renamer {

  private static final Pattern ROMANIZED = Pattern.compile("[A-Z ]{6,}");
  private static final Pattern OFFICE_IN_COMPANY =
      Pattern.compile("(.{4,}?(有限公司|有限责任公司|集团|合作社)).*");

  private final long seed;
  private final NameLists lists = new NameLists();

  /** Gives other names for another seed. */
  public Renamer(long seed) {
    this.seed = seed;
  }

  /** Renames pages, each on its own. */
  public List<GoldPage> rename(Collection<GoldPage> pages) {
    return pages.stream().map(this::rename).toList();
  }

  /** Renames a page. */
  public GoldPage rename(GoldPage page) {
    return new Page(page).renamed();
  }

  /** A page while it is renamed. */
  private final class Page {

    private final GoldPage page;
    private final Dictionary places = new Dictionary();
    private final Dictionary bodies = new Dictionary();
    private final PersonNames persons;

    Page(GoldPage page) {
      this.page = page;
      Random random = new Random(seed * 1_000_003L + page.name().hashCode());
      String text = Cuttings.text(page);
      Predicate<String> taken = text::contains;
      persons = new PersonNames(random, lists, taken);
      PlaceNames placeNames = new PlaceNames(random, lists, taken, places);
      BodyNames bodyNames = new BodyNames(random, lists, taken, placeNames, bodies);
      List<String> offices = names(Marked.Type.POSITION);
      placeNames.exchange(
          Stream.of(page.home(), names(Marked.Type.PLACE), names(Marked.Type.ORGANIZATION), offices)
              .flatMap(List::stream)
              .toList());
      placeNames.home(page.home());
      names(Marked.Type.PLACE).forEach(placeNames::name);
      names(Marked.Type.ORGANIZATION).forEach(bodyNames::name);
      offices.forEach(
          office -> {
            Matcher company = OFFICE_IN_COMPANY.matcher(office);
            if (company.matches()) {
              bodyNames.name(company.group(1));
            }
          });
      places.entries().forEach(bodies::put);
    }

    /** The longest first, so that short forms follow full ones. */
    private List<String> names(Marked.Type type) {
      return page.items().stream()
          .flatMap(item -> Stream.ofNullable(item.names().get(type)).flatMap(Collection::stream))
          .distinct()
          .sorted(
              Comparator.<String>comparingInt(name -> -name.length())
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }

    GoldPage renamed() {
      return new GoldPage(
          page.name(),
          page.newspaper().map(places::rewrite),
          page.issued(),
          page.home().stream().map(places::rewrite).toList(),
          page.masthead().stream()
              .filter(line -> !ROMANIZED.matcher(line).matches())
              .map(places::rewrite)
              .toList(),
          page.labels().stream().map(places::rewrite).toList(),
          page.items().stream().map(this::renamed).toList());
    }

    private GoldItem renamed(GoldItem item) {
      UnaryOperator<String> authors = text -> authors(text, item.authors());
      List<GoldItem.Paragraph> body = new ArrayList<>();
      for (int i = 0; i < item.body().size(); i++) {
        GoldItem.Paragraph paragraph = item.body().get(i);
        boolean signed = i == 0 || i == item.body().size() - 1;
        body.add(
            new GoldItem.Paragraph(
                paragraph.heading(),
                rewrite(paragraph.text(), signed ? authors : UnaryOperator.identity())));
      }
      return new GoldItem(
          item.kind(),
          item.genre(),
          item.headline().stream().map(this::rewrite).toList(),
          item.byline().stream().map(authors).toList(),
          item.signature().stream().map(authors).map(places::rewrite).toList(),
          item.authors().stream().map(persons::of).toList(),
          body,
          item.captions().stream().map(this::rewrite).toList(),
          item.attribution().map(line -> places.rewrite(authors(line, allPersons()))),
          item.continuedOn(),
          item.continuedFrom(),
          item.pairs().stream()
              .map(
                  pair ->
                      new GoldItem.Pair(persons.of(pair.person()), bodies.rewrite(pair.position())))
              .toList());
    }

    private List<String> allPersons() {
      return names(Marked.Type.PERSON);
    }

    private String authors(String text, List<String> names) {
      Dictionary authors = new Dictionary();
      names.forEach(name -> authors.put(name, persons.of(name)));
      return authors.rewrite(text);
    }

    private Marked rewrite(Marked text) {
      return rewrite(text, UnaryOperator.identity());
    }

    private Marked rewrite(Marked text, UnaryOperator<String> between) {
      StringBuilder rewritten = new StringBuilder();
      List<Mark> marks = new ArrayList<>();
      int done = 0;
      for (Mark mark : text.marks()) {
        rewritten.append(between.apply(text.text().substring(done, mark.start())));
        int start = rewritten.length();
        rewritten.append(name(mark.type(), text.name(mark)));
        marks.add(new Mark(mark.type(), start, rewritten.length()));
        done = mark.end();
      }
      rewritten.append(between.apply(text.text().substring(done)));
      return new Marked(rewritten.toString(), marks);
    }

    private String name(Marked.Type type, String name) {
      return switch (type) {
        case PERSON -> persons.of(name);
        case DATE, MONEY -> name;
        case EVENT, DOCUMENT -> places.rewrite(name);
        default -> bodies.rewrite(name);
      };
    }
  }
}
