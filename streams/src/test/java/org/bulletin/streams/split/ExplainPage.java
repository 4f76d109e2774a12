package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what the splitter decided about a page file. */
public final class ExplainPage {

  private ExplainPage() {}

  public static void main(String[] files) throws IOException {
    for (Explanation page :
        new PageSplitter().explain(PageText.of(Files.readString(Path.of(files[0]))))) {
      for (Explanation.ExplainedBlock b : page.blocks()) {
        String text =
            b.text().length() < 44
                ? b.text()
                : b.text().substring(0, 28) + "…" + b.text().substring(b.text().length() - 14);
        System.out.printf(
            "%3d %-10s %5.1f → %3d %-4s %5.1f  %s%n",
            b.index(),
            b.role(),
            b.titleOdds(),
            b.next(),
            b.joined() ? "join" : "",
            b.margin(),
            text);
      }
      page.titles().forEach(System.out::println);
    }
  }
}
