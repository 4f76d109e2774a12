package org.bulletin.streams.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how many pages a second one thread splits. */
public final class TimePages {

  private static final int ROUNDS = 100;

  private TimePages() {}

  public static void main(String[] files) throws IOException {
    List<PageText> pages = new ArrayList<>();
    for (String file : files) {
      pages.add(PageText.of(Files.readString(Path.of(file))));
    }
    Splitter splitter = new PageSplitter();
    long articles = 0;
    for (int pass = 0; pass < 2; pass++) {
      long start = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        for (PageText page : pages) {
          articles += splitter.split(page).articles().size();
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%.0f pages a second (%d articles)%n", ROUNDS * pages.size() / seconds, articles);
    }
  }
}
