package org.bulletin.app.serve;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page as readers use it, in a real browser, on what {@code bulletin up} made of the demo pages
 * and a hostile one.
 */
class BrowserIT {

  private static final String WORD = "进博会";
  private static final String FIRST_PERSON = ".facet-person li:first-child button";
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  @TempDir private static Path folder;
  private static DemoSite site;
  private static Chromium browser;

  @BeforeAll
  static void start() {
    Chromium.assumeInstalled();
    site = DemoSite.start(folder);
    browser = Chromium.open(site.address(), "zh-CN");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    browser.prefers("light");
    browser.size(1280, 900);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .extracting(URI::getAuthority)
        .filteredOn(host -> !site.address().getAuthority().equals(host))
        .isEmpty();
  }

  @Test
  void wordsAreFoundAndLitAndEveryArticleHasThem() {
    // Given
    browser.go("/");
    int all = total();

    // When
    browser.one("#q").sendKeys(WORD, Keys.ENTER);
    await().until(() -> browser.address().equals("/?q=" + WORD));
    await().until(() -> total() < all);

    // Then
    assertThat(total()).isPositive();
    assertThat(browser.texts(".articles mark")).isNotEmpty().allMatch(WORD::contains);
    assertThat(browser.driver().getTitle()).startsWith(WORD);
    assertThat(browser.one("#live").getAttribute("textContent"))
        .contains(Integer.toString(total()));
  }

  @Test
  void facetNarrowsChipWidensAndBackGoesThroughBoth() {
    // Given
    browser.go("/");
    int all = total();
    String person = browser.one(FIRST_PERSON + " .value").getText();
    int count = Integer.parseInt(browser.one(FIRST_PERSON + " .count").getText());

    // When
    browser.click(FIRST_PERSON);
    await().until(() -> total() == count);

    // Then
    assertThat(browser.address()).isEqualTo("/?person=" + person);
    assertThat(browser.one(".chip").getText()).contains(person);
    assertThat(browser.one(FIRST_PERSON).getAttribute("aria-pressed")).isEqualTo("true");
    assertThat(count).isLessThan(all);

    browser.click(".chip button");
    await().until(() -> total() == all);
    browser.driver().navigate().back();
    await().until(() -> total() == count);
    assertThat(browser.one(".chip").getText()).contains(person);
    browser.driver().navigate().back();
    await().until(() -> total() == all);
    assertThat(browser.all(".chip")).isEmpty();
  }

  @Test
  void barOfTheChartAndRowOfItsTableNarrowByTime() {
    // Given
    browser.go("/");
    int all = total();
    browser.click(".time summary");
    int count = Integer.parseInt(browser.one(".time tbody tr:last-child .number").getText());

    // When
    browser.click(".time tbody tr:last-child button");

    // Then
    await().until(() -> total() == count);
    assertThat(browser.address()).contains("from=").contains("to=");
    browser.click(".chips .plain");
    await().until(() -> total() == all);
    WebElement chart = browser.one(".time .chart canvas");
    int half = chart.getSize().getWidth() / 2;
    new Actions(browser.driver())
        .moveToElement(chart, 10 - half + 30, 0)
        .clickAndHold()
        .moveByOffset(half, 5)
        .release()
        .perform();
    await().until(() -> browser.address().contains("from=") && total() < all);
  }

  @Test
  void articleShowsItsNamesMarkedAndWhereEachParagraphStoodOnThePage() {
    // Given
    browser.go("/?q=" + WORD);

    // When
    browser.click(".articles li:first-child h3 a");

    // Then
    assertThat(browser.address()).startsWith("/article?id=");
    assertThat(browser.all(".text .entity")).isNotEmpty();
    assertThat(browser.texts(".entity-list.persons li")).isNotEmpty();
    assertThat(browser.all(".raw-text .own")).isNotEmpty();
    assertThat(browser.all(".raw-text .other")).isNotEmpty();
    List<WebElement> paragraphs = browser.all(".text .row");
    assertThat(paragraphs).isNotEmpty();
    for (WebElement paragraph : paragraphs) {
      paragraph.findElement(By.cssSelector(".locate")).click();
      String text = letters(paragraph.findElement(By.cssSelector("[class^=paragraph]")).getText());
      assertThat(letters(String.join("", browser.texts(".raw-text .now")))).isEqualTo(text);
    }
  }

  @Test
  void personHasPositionsCompanyAndArticles() {
    // Given
    browser.go("/");
    browser.click(FIRST_PERSON);
    String person = browser.one(".chip a").getText();
    int articles = total();

    // When
    browser.click(".chip a");

    // Then
    assertThat(browser.address()).isEqualTo("/person?name=" + person);
    assertThat(browser.one("h1").getText()).isEqualTo(person);
    assertThat(browser.one(".profile-head").getText()).contains(Integer.toString(articles));
    assertThat(browser.texts(".positions-table tbody tr")).isNotEmpty();
    assertThat(browser.texts(".counted a")).isNotEmpty().doesNotContain(person);
    assertThat(browser.one(".graph canvas").getSize().getHeight()).isGreaterThan(200);
    assertThat(browser.texts(".articles h3")).isNotEmpty();
    browser.click(".lists section:last-child .counted a");
    assertThat(browser.address()).startsWith("/organization?name=");
    assertThat(browser.texts(".counted a")).contains(person);
  }

  @Test
  void languageIsTheBrowsersUntilTheReaderChooses() {
    try (Chromium english = Chromium.open(site.address(), "en-GB")) {
      // Given
      english.go("/");
      assertThat(english.one("[type=submit]").getText()).isEqualTo("Search");

      // When
      english.click(".language");

      // Then
      assertThat(english.one("[type=submit]").getText()).isEqualTo("检索");
      english.go("/pipeline");
      assertThat(english.one("h1").getText()).isEqualTo("流水线");
      assertThat(english.one("html").getAttribute("lang")).isEqualTo("zh-Hans");
    }
  }

  @Test
  void everythingCanBeDoneByKeyboard() {
    // Given
    browser.go("/");
    int all = total();

    // When
    browser.press(Keys.TAB);
    assertThat(browser.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("skip");
    browser.press(Keys.ENTER);
    browser.tabTo("#q");
    browser.press(WORD, Keys.ENTER);
    await().until(() -> total() < all);
    browser.tabTo(FIRST_PERSON);
    String person = browser.one(FIRST_PERSON + " .value").getText();
    browser.press(Keys.ENTER);
    await().until(() -> browser.address().contains("person=" + person));
    browser.settle();

    // Then
    assertThat(browser.driver().switchTo().activeElement().getAttribute("data-key"))
        .isEqualTo("facet-person-" + person);
    assertThat(outline()).isNotEqualTo("none");
    browser.tabTo(".articles h3 a");
    browser.press(Keys.ENTER);
    await().until(() -> browser.address().startsWith("/article"));
    browser.settle();
    browser.tabTo(".locate");
    browser.press(Keys.ENTER);
    assertThat(browser.all(".raw-text .now")).isNotEmpty();
  }

  @Test
  void whatAHostilePageSaysStaysText() {
    // When
    browser.go("/?q=" + DemoPages.HOSTILE_WORD);
    browser.click(".articles li:first-child h3 a");

    // Then
    assertThat(browser.one(".raw-text").getText()).contains("<script>").contains("<img src=x");
    assertThat(browser.driver().executeScript("return window.hacked === undefined"))
        .isEqualTo(true);
    assertThat(browser.all("main script, main img, main iframe, main [onerror], main [onclick]"))
        .isEmpty();
    assertThat(
            (List<?>)
                browser
                    .driver()
                    .executeScript(
                        "return [...document.querySelectorAll('main a')].map(a => a.protocol).filter(p => !p.startsWith('http'))"))
        .isEmpty();
  }

  @Test
  void whatIsMissingSaysWhatToDo() {
    // When
    browser.go("/?q=没有的词语甲乙丙丁");

    // Then
    assertThat(browser.one(".notice").getText()).contains("没有符合条件的文章").contains("去掉");
    browser.go("/article?id=none");
    assertThat(browser.one("[role=alert]").getText()).contains("none");
    assertThat(browser.complaints()).hasSize(1).allMatch(complaint -> complaint.contains("404"));
  }

  @Test
  void pipelineRefreshesByItselfAndCanBePaused() {
    // Given
    browser.go("/pipeline");
    String before = browser.one(".refresh .hint").getText();

    // When
    await().until(() -> !browser.one(".refresh .hint").getText().equals(before));

    // Then
    assertThat(browser.texts(".stages tbody tr")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(browser.texts(".generations tbody tr")).hasSize(1);
    assertThat(browser.one(".accounts .ok").getText()).contains("账目相符");
    browser.click(".refresh button");
    assertThat(browser.one(".refresh button").getText()).isEqualTo("继续刷新");
  }

  @Test
  void calendarShowsAnIssueAndItsPages() {
    // Given
    browser.go("/calendar");

    // When
    browser.click(".month button");

    // Then
    assertThat(browser.texts(".issue tbody tr")).isNotEmpty();
    browser.click(".issue p a");
    assertThat(browser.address()).contains("newspaper=").contains("from=");
    assertThat(total()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280",
    "dark, 390",
  })
  void viewsAreAccessible(String scheme, int width) {
    // Given
    browser.size(width, 900);
    browser.prefers(scheme);
    browser.go("/?q=" + WORD);
    String article = browser.one(".articles h3 a").getAttribute("href");
    String person = browser.one(".names .person").getAttribute("href");
    String organization = browser.one(".names .organization").getAttribute("href");

    for (String address :
        List.of(
            "/?q=" + WORD,
            "/",
            article,
            person,
            organization,
            "/calendar",
            "/pipeline",
            "/?q=没有的词语甲乙丙丁")) {
      // When
      browser.go(address);
      List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();

      // Then
      assertThat(violations)
          .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
          .as(address + " " + scheme + " " + width)
          .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
          .isEmpty();
      assertThat(
              browser
                  .driver()
                  .executeScript("return document.documentElement.scrollWidth <= innerWidth"))
          .as("%s is no wider than a window of %d", address, width)
          .isEqualTo(true);
      assertThat(lightness())
          .as("how light the ground is")
          .matches(light -> scheme.equals("dark") == light < 100);
    }
  }

  /** What the list says, once it stands still. */
  private static int total() {
    browser.settle();
    return number("return Number(document.querySelector('[data-total]').dataset.total)");
  }

  private static int number(String script) {
    return ((Number) browser.driver().executeScript(script)).intValue();
  }

  private static String outline() {
    return browser.driver().switchTo().activeElement().getCssValue("outline-style");
  }

  private static int lightness() {
    return number(
        "return Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])");
  }

  private static String letters(String text) {
    return text.replaceAll("[\\s\\u3000]", "");
  }
}
