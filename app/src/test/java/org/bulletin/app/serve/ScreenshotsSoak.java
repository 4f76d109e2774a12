package org.bulletin.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the screenshots of the documentation, of the invented newspaper. They go to {@code
 * target/screenshots}, or to the folder that the system property {@code screenshots} names.
 */
class ScreenshotsSoak {

  private static final int SMALL = 200_000;
  private static final String NEWSPAPER = "newspaper=云湖报";
  private static final int DESKTOP = 1200;
  private static final int PHONE = 390;

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("search", "/?" + NEWSPAPER, "zh-CN", "light", DESKTOP, 1000),
          new Shot("search-dark", "/?" + NEWSPAPER + "&q=工程", "en-GB", "dark", DESKTOP, 1000),
          new Shot("search-phone", "/?" + NEWSPAPER + "&q=走访企业", "zh-CN", "light", PHONE, 844),
          new Shot("article", null, "zh-CN", "light", DESKTOP, 900),
          new Shot("article-phone", null, "zh-CN", "dark", PHONE, 844),
          new Shot("person", "/person?name=陶望山", "zh-CN", "light", DESKTOP, 1000),
          new Shot("person-dark", "/person?name=陶望山", "en-GB", "dark", DESKTOP, 1000),
          new Shot("organization", "/organization?name=云湖食品有限公司", "zh-CN", "light", DESKTOP, 900),
          new Shot(
              "calendar", "/calendar?year=2026&day=2026-03-10", "zh-CN", "light", DESKTOP, 1300),
          new Shot("pipeline", "/pipeline", "en-GB", "light", DESKTOP, 800));

  @TempDir private Path folder;

  @Test
  void screenshotsAreMade() throws IOException {
    // Given
    Chromium.assumeInstalled();
    Path target =
        Files.createDirectories(Path.of(System.getProperty("screenshots", "target/screenshots")));

    // When
    try (DemoSite site = DemoSite.start(folder)) {
      for (Shot shot : SHOTS) {
        try (Chromium browser = Chromium.open(site.address(), shot.language())) {
          Files.write(target.resolve(shot.name() + ".png"), shot.take(browser));
        }
      }
    }

    // Then
    for (Shot shot : SHOTS) {
      assertThat(target.resolve(shot.name() + ".png"))
          .isRegularFile()
          .satisfies(file -> assertThat(Files.size(file)).isBetween(1000L, (long) SMALL));
    }
    System.out.println("screenshots are in " + target.toAbsolutePath().normalize());
  }

  /**
   * A picture to take.
   *
   * @param address null: the first article of the newspaper
   */
  private record Shot(
      String name, String address, String language, String scheme, int width, int height) {

    byte[] take(Chromium browser) throws IOException {
      browser.size(width, height);
      browser.prefers(scheme);
      if (address == null) {
        browser.go("/?" + NEWSPAPER + "&q=走访企业");
        browser.click(".articles h3 a");
      } else {
        browser.go(address);
      }
      if (!browser.all(".chart").isEmpty()) {
        browser.one(".chart canvas");
      }
      return Pictures.small(browser.driver().getScreenshotAs(OutputType.BYTES));
    }
  }
}
