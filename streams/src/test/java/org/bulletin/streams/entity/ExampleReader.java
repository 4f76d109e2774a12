package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.NameModel;
import org.bulletin.streams.layout.Cuttings;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldNames;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;
import org.bulletin.streams.layout.Marked.Mark;

/** Reads gold pages as examples of what is a name and what is none. */
final class ExampleReader {

  /** Bodies of the newspaper's own district, which pages mark or leave unmarked. */
  private static final Pattern OWN_BODY =
      Pattern.compile(
          "(中共)?\\S{0,3}[省市]?\\S{0,3}[区县市镇]?" + "(委|政府|人民政府|人大|人大常委会|政协|纪委|委常委会|委区政府|四套班子)");

  private final ArticleReader articles = new ArticleReader(NameModel.load());
  private final Money money = new Money();
  private final Persons persons;
  private final Candidates candidates;
  private final Evidence evidence;
  private final LeftEdge edge;
  private final RuleNames rules;

  ExampleReader() {
    Vocabulary words = Vocabulary.load();
    edge = new LeftEdge(words.regions());
    Transcription foreign = new Transcription();
    persons =
        new Persons(
            new Offices(edge, words.known()), new NameShape(words.known(), foreign), foreign);
    candidates = new Candidates(words, edge);
    evidence = new Evidence(words, edge);
    rules = new RuleNames(words, edge);
  }

  /** A page whose names are marked in its text. */
  Examples marked(GoldPage page) {
    Examples examples = new Examples();
    List<Article> cut = Cuttings.articles(page, new Context(null, null, null, null));
    for (int i = 0; i < cut.size(); i++) {
      add(cut.get(i), marks(page.items().get(i)), examples);
    }
    return examples;
  }

  private static List<List<Mark>> marks(GoldItem item) {
    List<List<Mark>> marks = new ArrayList<>();
    if (!item.headline().isEmpty()) {
      List<Mark> title = new ArrayList<>();
      int offset = 0;
      for (Marked line : item.headline()) {
        for (Mark mark : line.marks()) {
          title.add(new Mark(mark.type(), mark.start() + offset, mark.end() + offset));
        }
        offset += line.text().length() + 1;
      }
      marks.add(title);
    }
    item.body().forEach(paragraph -> marks.add(paragraph.text().marks()));
    item.captions().forEach(caption -> marks.add(caption.marks()));
    return marks;
  }

  /** A page whose names are listed: they are names wherever they stand. */
  Examples listed(GoldPage page, GoldNames names) {
    Examples examples = new Examples();
    for (Article article : Cuttings.articles(page, new Context(null, null, null, null))) {
      List<List<Mark>> marks = new ArrayList<>();
      for (Passage passage : read(article).passages()) {
        marks.add(find(passage.printed(), names));
      }
      add(article, marks, examples);
    }
    return examples;
  }

  /** Gold articles are short: they are read in one piece. */
  private Reading read(Article article) {
    return articles.read(article).get(0);
  }

  private static List<Mark> find(String text, GoldNames names) {
    List<Mark> all = new ArrayList<>();
    names
        .wanted()
        .forEach(
            (type, of) -> of.forEach(forms -> forms.forEach(form -> find(text, form, type, all))));
    names
        .ignored()
        .forEach((type, of) -> of.forEach(form -> find(text, form, Marked.Type.POSITION, all)));
    names
        .pairs()
        .forEach(
            pairs -> pairs.forEach(pair -> find(text, pair.position(), Marked.Type.POSITION, all)));
    all.sort(Comparator.comparingInt((Mark mark) -> mark.start() - mark.end()));
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : all) {
      if (marks.stream().noneMatch(m -> m.start() < mark.end() && mark.start() < m.end())) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private static void find(String text, String form, Marked.Type type, List<Mark> marks) {
    String plain = Characters.normalize(text);
    String wanted = Characters.normalize(form);
    for (int at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
      marks.add(new Mark(type, at, at + form.length()));
    }
  }

  private void add(Article article, List<List<Mark>> marks, Examples examples) {
    Reading reading = read(article);
    for (Passage passage : reading.passages()) {
      Documents.find(passage);
      Dates.find(passage);
      money.find(passage);
    }
    Map<String, Person> people = persons.find(reading);
    List<Spot> offices = people.values().stream().flatMap(p -> p.positions().stream()).toList();
    for (int i = 0; i < reading.passages().size() && i < marks.size(); i++) {
      Passage passage = reading.passages().get(i);
      List<Candidate> ruled = rules.find(reading, passage);
      add(reading, passage, offices, ruled, marks.get(i), examples);
    }
  }

  private void add(
      Reading reading,
      Passage passage,
      List<Spot> offices,
      List<Candidate> ruled,
      List<Mark> marks,
      Examples examples) {
    Set<Integer> starts =
        offices.stream()
            .filter(office -> office.passage() == passage)
            .map(Spot::start)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Examples.Example> found = new ArrayList<>();
    for (Candidate candidate : candidates.of(passage, offices, ruled)) {
      String text = passage.text().substring(candidate.start(), candidate.end());
      boolean name = false;
      boolean unknown = false;
      boolean marked = false;
      for (Mark mark : marks) {
        if (mark.end() <= candidate.start() || mark.start() >= candidate.end()) {
          continue;
        }
        marked = true;
        boolean same = mark.start() == candidate.start() && mark.end() == candidate.end();
        name |= same && mark.type().name().equals(candidate.type().name());
        unknown |= mark.type() == Marked.Type.POSITION;
      }
      boolean own = candidate.type() == EntityType.ORGANIZATION && OWN_BODY.matcher(text).matches();
      boolean whole =
          candidate.head() < candidate.end()
              && edge.find(passage, candidate.head()) == candidate.start();
      name |= own && !marked && whole;
      if (name || !(unknown || own)) {
        Examples.Notes notes = new Examples.Notes(candidate);
        evidence.of(reading, passage, candidate, starts, ruled, notes);
        found.add(new Examples.Example(candidate, notes.traits(), name));
      }
    }
    examples.add(found);
  }
}
