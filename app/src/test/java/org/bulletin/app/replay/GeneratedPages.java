package org.bulletin.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Issues of four pages each, as files: every page has a dam of its own, and the first page of an
 * issue an article that goes on on the second.
 */
public final class GeneratedPages {

  /** In exactly one article of each page. */
  static final String DAM = "号水库开闸放水";

  private static final int PAGES_AN_ISSUE = 4;
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private GeneratedPages() {}

  /** The page_id of a page. */
  static String id(String newspaper, int number) {
    return newspaper
        + "/"
        + FIRST.plusDays(number / PAGES_AN_ISSUE)
        + "/0"
        + (number % PAGES_AN_ISSUE + 1);
  }

  /** Writes pages into a folder of the newspaper's name, named so that ingest knows their issue. */
  public static void write(Path folder, String newspaper, int from, int to) {
    for (int number = from; number < to; number++) {
      Path file = folder.resolve(id(newspaper, number) + ".txt");
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(number));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String text(int number) {
    String jump =
        switch (number % PAGES_AN_ISSUE) {
          case 0 -> "渡口老船工讲述摆渡往事第" + number + "篇\n\n记者 路遥遥\n\n老渡口的清晨总是从一声号子开始，船工们把缆绳一圈圈解开，（下转2版）\n";
          case 1 -> "（上接1版）把一船一船的乡亲送到对岸。如今大桥通了，渡口改成了公园。\n";
          default -> "";
        };
    return """
        第%1$d号水库开闸放水

        记者 甘雨

        5月%2$d日，第%1$d号水库开闸放水，下游三个村的农田得到灌溉。村民们早早来到渠边，看着清水流进自家的田里。

        第%1$d号桥梁加固完工

        记者 石磊

        第%1$d号桥梁加固工程日前完工，过往车辆恢复通行。交通部门提醒，大型货车仍需绕行，具体时间另行通知。

        %3$s"""
        .formatted(number, 1 + number % 28, jump);
  }
}
