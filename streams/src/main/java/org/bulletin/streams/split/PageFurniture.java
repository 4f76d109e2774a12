package org.bulletin.streams.split;

import java.util.regex.Pattern;

/**
 * Tells what belongs to the page rather than to an article: date, page number, editors, hotline.
 */
final class PageFurniture {

  private static final int LONGEST = 60;
  private static final int SHORT = 40;

  /** Any of these, or a sign that is no Chinese character, is in each line of the page. */
  private static final String SIGNAL = "版报刊闻期年月管办印出农星周礼今";

  private static final String WEEKDAY = "(?:星期|周|礼拜)[一二三四五六日天]";
  private static final String NUMBER = "(?:[A-Za-z]{0,2}\\d{1,3}|[一二三四五六七八九十]{1,3})";

  private static final Pattern FULL_DATE =
      Pattern.compile("(?:公元)?\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:公元)?\\d{4}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?(?![^日]{0,4}[至—-])[^，。；]{0,30}"
              + ("|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日(?:\\s*" + WEEKDAY + ".{0,16})?")
              + ("|" + WEEKDAY + ".{0,16}"));
  private static final Pattern LUNAR =
      Pattern.compile(
          ".{0,12}(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年).{0,24}|"
              + "(?:农历)?[闰正一二三四五六七八九十冬腊]{1,3}月(?:初|十|廿|二十|卅)[一二三四五六七八九十]?.{0,8}");
  private static final Pattern PAGE =
      Pattern.compile(
          ("第?\\s*" + NUMBER + "\\s*版(?:[\\s:：·|/]*\\p{IsHan}{2,6})?")
              + ("|\\d{1,3}|[A-Z]\\d{1,2}|\\p{IsHan}{2,6}[\\s:：·|/]*(?:第?"
                  + NUMBER
                  + "版|[A-Z]?\\d{1,2})"));
  private static final Pattern ADDRESS =
      Pattern.compile(
          ".*(?:www\\.|https?://|[\\w.-]+@[\\w-]+\\.|[\\w-]+\\.(?:com|cn|net)\\b).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE =
      Pattern.compile(
          "(?:CN|国内统一|刊号|邮发代号|总第|第\\s*\\d+\\s*期).*|.*(?:准印|内资|新出|〔\\d{4}〕|\\[\\d{4}\\]\\d).*|"
              + ".*(?:主管|主办|编印|出版|承印|印刷|主管主办)");
  private static final Pattern MASTHEAD =
      Pattern.compile("《?\\p{IsHan}{2,4}(?:日报|晚报|晨报|周报|时报|快报|报|新闻|周刊)》?|今日\\p{IsHan}{2,4}");
  private static final Pattern LATIN = Pattern.compile("[A-Z][A-Za-z ·.'’-]{3,40}");
  private static final Pattern WEATHER =
      Pattern.compile(".*(?:天气|多云|晴|阴|雨|℃).*(?:℃|级|度)[^，,、；;：:]*");
  private static final Pattern HOTLINE =
      Pattern.compile(".*(?:热线|报料|爆料|订报|广告|发行|编辑部|传真|订阅|投稿).*\\d{3,4}[-—－]?\\d{4,8}.*");
  private static final Pattern SYMBOLS = Pattern.compile("[^\\p{IsHan}]{1,60}");

  private final Pattern words =
      Pattern.compile(".*" + Vocabulary.alternatives("furniture.txt") + ".*");
  private final Pattern editors =
      Pattern.compile(
          "[□■●◆/|｜（(]?\\s*(?:本版|本期|执行|值班|轮值|特约|今日)?"
              + Vocabulary.alternatives("editor-roles.txt")
              + "\\s*[：:/／\\s].*");

  /** Returns whether a line belongs to the page. */
  boolean is(String line) {
    if (line.length() > 2 * LONGEST || !mayBe(line)) {
      return false;
    }
    String squeezed = Blank.squeeze(line);
    if (squeezed.length() > LONGEST) {
      return false;
    }
    boolean brief = squeezed.length() <= SHORT;
    return SYMBOLS.matcher(squeezed).matches()
        || DATE.matcher(line).matches()
        || PAGE.matcher(line).matches()
        || MASTHEAD.matcher(squeezed).matches()
        || LATIN.matcher(line).matches()
        || editors.matcher(line).matches()
        || (brief && isAboutPaper(line));
  }

  /** A quick look that spares most lines the patterns. */
  private static boolean mayBe(String line) {
    boolean found = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '。' || c == '“') {
        return false;
      }
      found |= c < 0x3001 || c == '：' || SIGNAL.indexOf(c) >= 0;
    }
    return found;
  }

  static boolean isFullDate(String line) {
    return FULL_DATE.matcher(line).matches();
  }

  private boolean isAboutPaper(String line) {
    return LUNAR.matcher(line).matches()
        || CODE.matcher(line).matches()
        || ADDRESS.matcher(line).matches()
        || HOTLINE.matcher(line).matches()
        || WEATHER.matcher(line).matches()
        || (words.matcher(line).matches() && line.chars().anyMatch(PageFurniture::isDry));
  }

  /** Colons, digits and blanks: lines about the paper have some, headlines seldom. */
  private static boolean isDry(int c) {
    return c == '：' || c == ':' || c == ' ' || c == '\u3000' || Character.isDigit(c);
  }
}
