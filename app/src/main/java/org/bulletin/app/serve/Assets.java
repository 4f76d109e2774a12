package org.bulletin.app.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.webjars.WebJarVersionLocator;

/**
 * Files of the class path: those of the site, and those of libraries in WebJars. Each is read and
 * compressed once and kept; its ETag is a hash of its content, since all files of a reproducible
 * build have the same time. Safe across threads.
 */
final class Assets {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("woff2", "font/woff2"));

  /** Our own files change with the program, a library's with its version alone. */
  private static final String ASK_AGAIN = "no-cache";

  private static final String DAY = "max-age=86400";

  private final String site;
  private final WebJarVersionLocator webJars = new WebJarVersionLocator();
  private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();

  /**
   * Files below a folder of the class path.
   *
   * @param site the folder, with {@code /} at its end
   */
  Assets(String site) {
    this.site = site;
  }

  /**
   * Answers with a file of the site.
   *
   * @param path below the site's folder
   * @throws NotFoundException if it is not there
   */
  void site(Context context, String path) {
    answer(context, path, site + path, ASK_AGAIN);
  }

  /**
   * Answers with a file of a library.
   *
   * @param path {@code echarts.min.js}: the file of that name that the WebJar {@code echarts} holds
   *     in {@code dist} or at its top; or {@code echarts/dist/echarts.min.js}
   * @throws NotFoundException if it is not there
   */
  void vendor(Context context, String path) {
    answer(context, path, library(path), DAY);
  }

  private String library(String path) {
    int slash = path.indexOf('/');
    if (slash > 0) {
      return inWebJar(path.substring(0, slash), path.substring(slash + 1)).orElse("");
    }
    String webJar = path.replaceFirst("\\..*$", "");
    return inWebJar(webJar, "dist/" + path)
        .filter(resource -> asset(resource).isPresent())
        .or(() -> inWebJar(webJar, path))
        .orElse("");
  }

  private Optional<String> inWebJar(String webJar, String path) {
    return PATH.matcher(webJar).matches()
        ? Optional.ofNullable(webJars.fullPath(webJar, path))
        : Optional.empty();
  }

  private void answer(Context context, String path, String resource, String caching) {
    Optional.of(resource)
        .filter(any -> PATH.matcher(path).matches())
        .flatMap(this::asset)
        .orElseThrow(() -> new NotFoundException("there is no file " + path))
        .answer(context, caching);
  }

  private Optional<Asset> asset(String resource) {
    String end = resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!TYPES.containsKey(end)) {
      return Optional.empty();
    }
    Optional<Asset> known = assets.get(resource);
    if (known == null) {
      known = read(resource, TYPES.get(end));
      // What is not there is not remembered: anybody can ask for any number of names.
      if (known.isPresent()) {
        assets.put(resource, known);
      }
    }
    return known;
  }

  private static Optional<Asset> read(String resource, String type) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(new Asset(in.readAllBytes(), type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
