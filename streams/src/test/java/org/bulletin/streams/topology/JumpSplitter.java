package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.RoleText;
import org.bulletin.streams.split.Splitting.Text;

/** Makes an article of each line, which may begin with 上接N版 and end with 下转N版. */
final class JumpSplitter implements Splitter {

  private static final Pattern LINE =
      Pattern.compile(
          "(?<from>上接(?<before>\\d)版 )?(?<text>[^\n]+?)(?<on> 下转(?<after>\\d)版)?(?=\n|$)");

  @Override
  public Splitting split(PageText page) {
    List<CutArticle> articles = new ArrayList<>();
    Matcher line = LINE.matcher(page.text());
    while (line.find()) {
      List<RoleText> jumps = new ArrayList<>();
      for (String jump : List.of("from", "on")) {
        if (line.group(jump) != null) {
          jumps.add(new RoleText("jump", text(line, jump)));
        }
      }
      articles.add(
          new CutArticle(
              Kind.ARTICLE,
              List.of(),
              List.of(),
              List.of(new Paragraph(ParagraphKind.BODY, text(line, "text"))),
              jumps,
              Optional.ofNullable(line.group("after")),
              Optional.ofNullable(line.group("before")),
              1));
    }
    return new Splitting(articles, List.of());
  }

  private static Text text(Matcher line, String group) {
    return new Text(line.group(group), List.of(new Range(line.start(group), line.end(group))));
  }

  @Override
  public String version() {
    return "test";
  }
}
