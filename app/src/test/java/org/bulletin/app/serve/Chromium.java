package org.bulletin.app.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Debian's headless Chromium, which reaches nothing but this machine, with what it asked for and
 * complained of.
 */
final class Chromium implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** It warns of every Chromium that is newer than itself; held, since loggers may be collected. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final URI site;

  private Chromium(ChromeDriver driver, URI site) {
    this.driver = driver;
    this.site = site;
  }

  /** Skips where Chromium or its driver is missing; fails in continuous integration. */
  static void assumeInstalled() {
    boolean installed = Files.exists(CHROMIUM) && Files.exists(DRIVER);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("Debian's packages chromium and chromium-driver").isTrue();
    }
    assumeTrue(installed, "skipped without Debian's packages chromium and chromium-driver");
  }

  /** A browser of somebody who reads a language, such as {@code zh-CN}. */
  static Chromium open(URI site, String language) {
    DRIVER_LOG.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(CHROMIUM.toString())
            .addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    Chromium browser = new Chromium(new ChromeDriver(service, options), site);
    browser.size(1280, 900);
    return browser;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** The width and height of the window's content in CSS pixels; below 600 wide it is a phone's. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Light or dark, as the system of the reader is set. */
  void prefers(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens an address of the site, such as {@code /?q=…}, and waits until all is there. */
  void go(String address) {
    driver.get(site.resolve(address).toString());
    settle();
  }

  /** Waits until nothing is being read. */
  void settle() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Boolean.TRUE.equals(
                    driver.executeScript(
                        "return !!document.querySelector('main h1') && !document.querySelector('[aria-busy], .loading')")));
  }

  /** Waits for an element that is seen. */
  WebElement one(String selector) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> driver.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  List<String> texts(String selector) {
    return all(selector).stream().map(WebElement::getText).map(String::strip).toList();
  }

  /** Clicks as a reader does, and waits for what comes of it. */
  void click(String selector) {
    one(selector).click();
    settle();
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses Tab until an element that fits has the focus. */
  void tabTo(String selector) {
    for (int presses = 0; presses < 200; presses++) {
      if (Boolean.TRUE.equals(
          driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("Tab never comes to " + selector);
  }

  /** Path and query, decoded by the browser. */
  String address() {
    return (String)
        driver.executeScript(
            "return location.pathname + decodeURIComponent(location.search.replaceAll('+', ' '))");
  }

  /** What the console holds since the last call: errors and warnings. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Every address of a network that was asked for since the last call. */
  List<URI> requests() {
    List<URI> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      try {
        JsonNode message = JSON.readTree(entry.getMessage()).path("message");
        String url = message.at("/params/request/url").asText();
        if (message.path("method").asText().equals("Network.requestWillBeSent")
            && url.matches("(?:https?|wss?):.*")) {
          requests.add(URI.create(url));
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return requests;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
