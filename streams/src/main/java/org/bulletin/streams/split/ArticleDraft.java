package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.streams.split.Phrasing.Question;
import org.bulletin.streams.split.Splitting.Author;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.RoleText;
import org.bulletin.streams.split.Splitting.Text;

/** An article that pieces are still being added to. Not safe across threads. */
final class ArticleDraft {

  private static final int LONGEST_CAPTION = 90;

  private static final int LONGEST_PHOTO_NEWS = 240;

  /** Greater margins are no surer, in log odds. */
  private static final double MOST_MARGIN = 8;

  private final Scene scene;
  private final Chains chains;
  private final List<Integer> body;
  private final List<Integer> headline = new ArrayList<>();
  private final Map<Integer, List<Integer>> sections = new HashMap<>();
  private final List<ArticleDraft> captions = new ArrayList<>();
  private final List<Integer> attributions = new ArrayList<>();
  private final List<RoleText> others = new ArrayList<>();
  private final List<Integer> credits = new ArrayList<>();
  private Optional<String> continuedOn = Optional.empty();
  private Optional<String> continuedFrom = Optional.empty();
  private double headlineScore;
  private int strays;
  private int untitled;

  ArticleDraft(Scene scene, Chains chains, List<Integer> body) {
    this.scene = scene;
    this.chains = chains;
    this.body = body;
  }

  int firstPart() {
    int first = Integer.MAX_VALUE;
    for (int part : body) {
      first = Math.min(first, part);
    }
    for (int part : headline) {
      first = Math.min(first, part);
    }
    return first;
  }

  int distance(int part) {
    int distance = Integer.MAX_VALUE / 2;
    for (int own : body) {
      distance = Math.min(distance, Math.abs(own - part));
    }
    return distance;
  }

  void addHeadline(int title, double score) {
    headline.add(title);
    headlineScore = score;
  }

  /** Adds a section heading, which goes before the block of the body that stands behind it. */
  void addSection(int title) {
    int before = -1;
    for (int part : body) {
      if (part < title) {
        before = Math.max(before, part);
      }
    }
    sections.computeIfAbsent(before, b -> new ArrayList<>()).add(title);
  }

  void addCaption(ArticleDraft caption) {
    captions.add(caption);
  }

  void addAttribution(int part) {
    attributions.add(part);
  }

  void addCredit(int part, boolean signs) {
    credits.add(part);
    others.add(role(signs ? "signature" : "byline", part));
  }

  void addReference(int part, PageReference reference) {
    if (reference.kind() == PageReference.Kind.CONTINUED_FROM) {
      continuedFrom = Assembly.label(reference.page());
    } else if (body.isEmpty() || reference.kind() == PageReference.Kind.CONTINUED_ON) {
      continuedOn = Assembly.label(reference.page());
    }
    others.add(role("jump", part));
  }

  /**
   * Tells what else on the page could not be placed well.
   *
   * @param strayTitles titles that are labels or teasers without a page number
   * @param untitledTexts other texts without headline
   */
  void addDoubts(int strayTitles, int untitledTexts) {
    strays = strayTitles;
    untitled = untitledTexts;
  }

  boolean isUntitled() {
    return headline.isEmpty();
  }

  boolean isStray() {
    return body.isEmpty() && continuedOn.isEmpty();
  }

  String bodyText() {
    return String.join("\n", body.stream().map(part -> scene.part(part).text()).toList());
  }

  String wholeText() {
    return String.join("\n", headline.stream().map(part -> scene.part(part).text()).toList())
        + "\n"
        + bodyText();
  }

  boolean mayBeCaption() {
    return headline.isEmpty()
        && body.size() <= 2
        && bodyText().length() <= LONGEST_CAPTION
        && scene.part(body.get(0)).dateline().isEmpty()
        && !goesOnFromElsewhere();
  }

  private boolean goesOnFromElsewhere() {
    int first = body.get(0);
    return origin().isPresent()
        || (first > 0 && scene.part(first - 1).refers(PageReference.Kind.CONTINUED_FROM));
  }

  CutArticle finish(Weights weights) {
    List<Text> lines = new ArrayList<>();
    for (int title : headline) {
      Block block = scene.part(title).block();
      lines.add(new Text(block.text(), block.ranges()));
    }
    List<Paragraph> paragraphs = paragraphs();
    for (ArticleDraft caption : captions) {
      for (Paragraph p : caption.paragraphs()) {
        paragraphs.add(new Paragraph(ParagraphKind.CAPTION, p.text()));
      }
      others.addAll(caption.others);
    }
    for (int part : attributions) {
      Block block = scene.part(part).block();
      paragraphs.add(
          new Paragraph(ParagraphKind.ATTRIBUTION, new Text(block.text(), block.ranges())));
    }
    return new CutArticle(
        kind(),
        lines,
        authors(),
        paragraphs,
        others,
        continuedOn,
        continuedFrom.or(this::origin),
        confidence(weights));
  }

  /** The page that a jump line names which the text itself begins with. */
  private Optional<String> origin() {
    return body.isEmpty() ? Optional.empty() : Continuity.origin(scene.part(body.get(0)).text());
  }

  private Kind kind() {
    if (body.isEmpty()) {
      return Kind.TEASER;
    }
    if (!attributions.isEmpty() && credits.isEmpty()) {
      return Kind.QUOTE;
    }
    return isPhotoNews() ? Kind.PHOTO_NEWS : Kind.ARTICLE;
  }

  /** Two or three sentences with the name of who took the picture, or that point at one. */
  private boolean isPhotoNews() {
    String text = bodyText();
    boolean brief = text.length() <= LONGEST_PHOTO_NEWS && text.split("。", -1).length <= 4;
    boolean pictured =
        RoleModel.isPictured(text)
            || credits.stream()
                .flatMap(part -> scene.part(part).credit().stream())
                .flatMap(reading -> reading.credits().stream())
                .anyMatch(credit -> credit.role().matches(".*[摄图].*"));
    return brief && pictured && !headline.isEmpty();
  }

  private List<Paragraph> paragraphs() {
    List<Paragraph> paragraphs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<Range> ranges = new ArrayList<>();
    for (int part : body) {
      Block block = scene.part(part).block();
      Block.join(text, block.text());
      ranges.addAll(block.ranges());
      boolean goesOn = chains.joined(part) && !sections.containsKey(part);
      if (!goesOn) {
        paragraphs.add(new Paragraph(ParagraphKind.BODY, new Text(text.toString(), ranges)));
        text.setLength(0);
        ranges = new ArrayList<>();
      }
      for (int title : sections.getOrDefault(part, List.of())) {
        Block heading = scene.part(title).block();
        paragraphs.add(
            new Paragraph(
                ParagraphKind.SECTION_HEADING, new Text(heading.text(), heading.ranges())));
      }
    }
    return paragraphs;
  }

  private List<Author> authors() {
    Map<String, Author> authors = new LinkedHashMap<>();
    for (int part : body) {
      scene
          .part(part)
          .dateline()
          .ifPresent(dateline -> dateline.credits().forEach(c -> add(c, part, authors)));
    }
    for (int part : credits) {
      scene.part(part).credit().orElseThrow().credits().forEach(c -> add(c, part, authors));
    }
    return List.copyOf(authors.values());
  }

  private void add(Credits.Credit credit, int part, Map<String, Author> authors) {
    if (credit.author()) {
      List<Range> ranges = scene.part(part).block().rangesOf(credit.start(), credit.end());
      authors.putIfAbsent(credit.name(), new Author(credit.name(), credit.role(), ranges));
    }
  }

  /**
   * What speaks for the article being cut out exactly: how firmly its pieces were linked, its
   * beginning, its end and its headline found, and how much there was to get wrong.
   */
  Evidence sureness(Weights weights) {
    double links = MOST_MARGIN;
    int cuts = 0;
    for (int k = 0; k < body.size(); k++) {
      int part = body.get(k);
      links = Math.min(links, chains.margin(part));
      cuts += k + 1 < body.size() && body.get(k + 1) > part + 1 ? 1 : 0;
    }
    boolean open = !body.isEmpty() && !scene.part(HeadlineScores.last(body)).shape().closed();
    Optional<Part> first = body.stream().findFirst().map(scene::part);
    boolean dated = !body.isEmpty() && scene.part(body.get(0)).dateline().isPresent();
    boolean signed = others.stream().anyMatch(other -> other.role().equals("signature"));
    return Evidence.of(weights)
        .add(Feature.SURE_BIAS, 1)
        .add(Feature.SURE_LINKS, links)
        .add(
            Feature.SURE_ARRIVAL,
            first.map(p -> Math.min(MOST_MARGIN, chains.arrival(p.index()))).orElse(0.0))
        .add(Feature.SURE_OPEN, open && continuedOn.isEmpty())
        .add(Feature.SURE_OPENING, first.map(p -> p.wording().of(Question.OPENING)).orElse(0.0))
        .add(Feature.SURE_LEAD, first.map(p -> p.wording().of(Question.LEAD)).orElse(0.0))
        .add(Feature.SURE_STRAYS, Math.log1p(strays))
        .add(Feature.SURE_UNTITLED_OTHERS, Math.log1p(untitled))
        .add(Feature.SURE_HEADLINE, Math.min(MOST_MARGIN, headline.isEmpty() ? 0 : headlineScore))
        .add(Feature.SURE_UNTITLED, headline.isEmpty())
        .add(Feature.SURE_CREDITED, dated || !credits.isEmpty())
        .add(Feature.SURE_ENDING, signed || continuedOn.isPresent())
        .add(Feature.SURE_CUTS, Math.log1p(cuts))
        .add(Feature.SURE_SECTIONS, Math.log1p(sections.size()))
        .add(Feature.SURE_BLOCKS, Math.log1p(body.size()));
  }

  private double confidence(Weights weights) {
    return 1 / (1 + Math.exp(-sureness(weights).sum()));
  }

  private RoleText role(String role, int part) {
    Block block = scene.part(part).block();
    return new RoleText(role, new Text(block.text(), block.ranges()));
  }
}
