package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.EntityType;

/** Finds dates and spans of dates: whatever names a day, month or year with a figure. */
final class Dates {

  private static final String N = "[0-9]{1,2}";
  private static final String B = " {0,2}";
  private static final String TO = "(?:至|到|—{1,2}|-|~)";
  private static final String YEAR_FIGURES = "(?<![0-9.])[12][0-9]{3}";
  private static final String RELATIVE_YEAR = "(?:今年|去年|前年|明年|后年|当年|同年|上年|次年)";
  private static final String YEAR = "(?:" + YEAR_FIGURES + B + "年|" + RELATIVE_YEAR + ")";
  private static final String PART = "(?:份|初|底|末|上旬|中旬|下旬|上中旬|中下旬|以来)?(?<!以来)";
  private static final String MONTH = N + B + "月(?!龄|嫂|子|经|球|供|亮|度|租)";
  private static final String DAY = N + B + "[日号](?!游|龄|均|内|楼|线|院|门|馆|地块|路|井|店|机|厂|仓)";
  private static final String MONTH_DAY = MONTH + B + DAY;
  private static final String CHINESE_YEAR = "[一二][〇零○一二三四五六七八九]{3}年";
  private static final String CHINESE_MONTH_DAY =
      "(?:[一二三四五六七八九]|十[一二]?)月(?:[一二三]?十?[一二三四五六七八九十][日号])";

  private static final Pattern PATTERN =
      Pattern.compile(
          String.join(
              "|",
              // 2025年1月20日至24日, 12月7日至8日, 6月7日至7月9日
              YEAR
                  + "?"
                  + B
                  + MONTH_DAY
                  + TO
                  + YEAR
                  + "?"
                  + B
                  + "(?:"
                  + MONTH_DAY
                  + "|"
                  + DAY
                  + ")",
              // 2025年5月14日, 今年5月14日, 5月14日
              YEAR + "?" + B + MONTH_DAY,
              // 7—9日 after a month: 6月7-9日
              YEAR + "?" + B + MONTH + B + N + TO + DAY,
              // 1月至9月, 今年1至9月, 2024年1—3月
              YEAR + "?" + B + N + B + "月?" + TO + YEAR + "?" + B + MONTH + PART,
              // 2025年9月, 8月, 10月份, 今年10月底, 1月下旬
              YEAR + "?" + B + MONTH + PART,
              // 每月10日, 本月25日, 当月5日
              "(?:每月|本月|当月|上月|下月|次月)" + B + DAY,
              // 2001、2002年, 2020—2023年, 2021年至2023年
              YEAR_FIGURES + "年?(?:" + TO + "|、)" + YEAR_FIGURES + "年(?:度|底|初|末)?",
              // 20世纪70年代, 上世纪90年代, 20世纪
              "(?:(?:20|21|19|18|17|16|15|14|13|12|11)世纪|上世纪|本世纪)(?:[0-9]0年代(?:初|末|中期|初期|末期|后期)?)?",
              "(?<![0-9])[1-9]0年代(?:初|末|中期|初期|末期|后期)?",
              // 今年前5个月
              YEAR + "前" + N + "个月",
              // 2024.5.14, 2024-05-14, 2024/5/14
              YEAR_FIGURES + "([-./])" + N + "\\1" + N + "(?![0-9])",
              // 2025年度, 2025年底, 2025年上半年, 2025年第一季度, 1956年
              YEAR_FIGURES + B + "年(?:度|底|初|末|上半年|下半年|前三季度|前[一二三]季度|第?[一二三四]季度|元旦|春节|年底|年初|年末)?",
              CHINESE_YEAR + "(?:" + CHINESE_MONTH_DAY + ")?",
              "(?<![0-9月])"
                  + DAY
                  + "(?=[上下中凌清早晚傍夜当起，。、；：）]|[0-9]{1,2}[时:：点]|至|到|前|后|零时|开|举|在|，|召|$)"));

  private static final Pattern FIGURES = Pattern.compile("([0-9]{1,2}) {0,2}([月日号])");

  /** What a date begins with: no other place needs the whole pattern. */
  private static final String FIRST = " 0123456789今去前明后当同上次每本下一二";

  private Dates() {}

  static List<Spot> find(Passage passage) {
    List<Spot> found = new ArrayList<>();
    PatternSearch search = new PatternSearch(PATTERN, FIRST, passage.text());
    while (search.find()) {
      Matcher matcher = search.matcher();
      int end = matcher.end();
      if (passage.free(matcher.start(), end) && plausible(matcher.group())) {
        passage.claim(matcher.start(), end, EntityType.DATE);
        found.add(new Spot(passage, matcher.start(), end));
      }
    }
    return found;
  }

  private static boolean plausible(String date) {
    Matcher figures = FIGURES.matcher(date);
    while (figures.find()) {
      int value = Integer.parseInt(figures.group(1));
      if (value == 0 || value > (figures.group(2).equals("月") ? 12 : 31)) {
        return false;
      }
    }
    return date.chars().anyMatch(c -> Characters.isNumeral((char) c));
  }
}
