package org.bulletin.ingest.read.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bulletin.ingest.read.PrintedCharacters;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Takes the blocks of text out of a document, in its order. */
final class HtmlBlocks implements NodeVisitor {

  /** Never text of the page, whatever they hold. */
  private static final String NO_TEXT =
      "script, style, noscript, template, iframe, object, svg, canvas, select, button, textarea,"
          + " datalist, rt, rp, [hidden], [aria-hidden=true]";

  /** Around the text, unless they hold most of it: some pages are one form. */
  private static final String AROUND =
      "nav, header, footer, aside, form, dialog, menu, [role=navigation], [role=banner],"
          + " [role=contentinfo], [role=search], [role=complementary], [role=dialog]";

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
  private static final Pattern INDENT = Pattern.compile("(?i)text-indent\\s*:\\s*0*[1-9.]");

  /** Two ideographic blanks, or as much of others. */
  private static final Pattern BLANKS_OF_INDENT =
      Pattern.compile("^[ \\t\\r\\n]*(?:\\u3000{2}|\\u2003{2}|[\\u00A0\\u2002]{4})");

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private final List<HtmlBlock> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int linked;
  private int links;
  private int headings;
  private int preformatted;
  private boolean styledIndent;

  private HtmlBlocks() {}

  /** Removes what is never or seldom text of the page. */
  static void strip(Document document) {
    document.select(NO_TEXT).remove();
    for (Element element : document.select("[style]")) {
      if (HIDDEN.matcher(element.attr("style")).find()) {
        element.remove();
      }
    }
    int all = document.body().text().length();
    for (Element element : document.select(AROUND)) {
      boolean titles = element.is("header") && element.closest("article, main") != null;
      if (!titles && element.text().length() * 2 < all) {
        element.remove();
      }
    }
  }

  /** The blocks of a document. */
  static List<HtmlBlock> of(Document document) {
    HtmlBlocks visitor = new HtmlBlocks();
    document.body().traverse(visitor);
    visitor.end();
    return visitor.blocks;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      add(textNode.getWholeText());
    } else if (node instanceof Element element) {
      String name = element.normalName();
      if (element.isBlock() || name.equals("br")) {
        end();
        styledIndent = INDENT.matcher(element.attr("style")).find();
      }
      links += name.equals("a") && element.hasAttr("href") ? 1 : 0;
      headings += HEADINGS.contains(name) ? 1 : 0;
      preformatted += name.equals("pre") ? 1 : 0;
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      if (element.isBlock()) {
        end();
      }
      links -= name.equals("a") && element.hasAttr("href") ? 1 : 0;
      headings -= HEADINGS.contains(name) ? 1 : 0;
      preformatted -= name.equals("pre") ? 1 : 0;
    }
  }

  private void add(String piece) {
    if (preformatted == 0) {
      append(piece);
      return;
    }
    String[] lines = piece.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        end();
      }
      append(lines[i]);
    }
  }

  private void append(String piece) {
    text.append(piece);
    if (links > 0) {
      linked += (int) piece.codePoints().filter(c -> !isBlank(c)).count();
    }
  }

  private void end() {
    String raw = text.toString();
    String clean = HtmlText.clean(PrintedCharacters.of(raw));
    if (!clean.isEmpty()) {
      boolean indented = styledIndent || BLANKS_OF_INDENT.matcher(raw).find();
      blocks.add(new HtmlBlock(clean, linked, headings > 0, indented));
    }
    text.setLength(0);
    linked = 0;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
