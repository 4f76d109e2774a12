package org.bulletin.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Some weeks of an invented county's newspaper, a page of it hostile, another missing, a third
 * refused.
 */
final class DemoPages {

  /** A word that the hostile page alone has. */
  static final String HOSTILE_WORD = "毒蘑菇";

  private static final String NEWSPAPER = "云湖报";
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 3);
  private static final int WEEKS = 6;
  private static final int PAGES = 4;
  private static final int MISSING = 5;
  private static final int REFUSED = 11;
  private static final int HOSTILE = 7;

  private static final List<String> TOWNS = List.of("柳桥镇", "石门镇", "梅溪镇", "沙浦镇", "古渡镇");
  private static final List<String> WORKS =
      List.of("水库加固", "桥梁改造", "校舍扩建", "渡口公园", "果园灌溉", "老街修缮", "医院迁建");
  private static final List<String> OFFICES =
      List.of("县水利局局长甘雨田", "县交通运输局局长石磊安", "县教育局局长林知秋", "县文化和旅游局局长白鹭洲", "县卫生健康委员会主任叶青禾");

  private DemoPages() {}

  /** A file for `--newspapers` that says when the newspaper appears, and with how many pages. */
  static Path newspapers(Path folder) {
    return write(
        folder.resolve("newspapers.yaml"),
        """
        newspapers:
          - name: %s
            district: 云湖县
            city: 东江市
            weekdays: [TUESDAY, FRIDAY]
            pages: %d
        """
            .formatted(NEWSPAPER, PAGES));
  }

  /** Writes the pages into a folder, named so that ingest knows their issue. */
  static void write(Path folder) {
    for (int issue = 0; issue < 2 * WEEKS; issue++) {
      LocalDate day = FIRST.plusWeeks(issue / 2).plusDays(issue % 2 == 0 ? 0 : 3);
      for (int page = 1; page <= PAGES; page++) {
        int number = issue * PAGES + page;
        if (number != MISSING) {
          write(
              folder.resolve("%s_%s_%02d.txt".formatted(NEWSPAPER, day, page)), text(number, day));
        }
      }
    }
  }

  private static String text(int number, LocalDate day) {
    if (number == REFUSED) {
      return " \n";
    }
    String hostile =
        number == HOSTILE
            ? "\n\n%s展览开幕\n\n　　本报讯（记者 陶望山）<script>window.hacked=1</script>\"引号\"<img src=x onerror=\"window.hacked=1\"></textarea>昨天在古渡镇展出，县长陶望山出席。"
                .formatted(HOSTILE_WORD)
            : "";
    return """
        %1$s%2$s工程开工

        记者 路遥遥

        　　%3$d月%4$d日上午，%1$s%2$s工程开工仪式举行。县委书记周望潮、县长陶望山出席并讲话。%5$s介绍工程情况。

        　　周望潮指出，%2$s关系群众的日常生活，各部门要密切配合，把好质量关。陶望山要求，%1$s要倒排工期，确保年底前完工。

        县领导到%6$s走访企业

        记者 苏晴

        　　%3$d月%4$d日下午，县长陶望山到%6$s走访云湖食品有限公司，了解生产经营情况。%7$s参加。

        　　在车间里，陶望山仔细询问订单和用工情况，希望企业抓住时机，扩大生产。%8$s
        """
        .formatted(
            pick(TOWNS, number),
            pick(WORKS, number * 3),
            day.getMonthValue(),
            day.getDayOfMonth() - 1,
            pick(OFFICES, number),
            pick(TOWNS, number + 2),
            pick(OFFICES, number * 2 + 1),
            hostile);
  }

  private static String pick(List<String> values, int number) {
    return values.get(number % values.size());
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
