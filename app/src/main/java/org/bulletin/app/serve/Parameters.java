package org.bulletin.app.serve;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The query parameters of a request, within limits. Empty values count as not given. Every method
 * throws {@link BadParameterException} for what it cannot take.
 */
final class Parameters {

  /** Names and searches are short; the hash of a deep query costs OpenSearch much. */
  static final int MAX_LENGTH = 500;

  static final int MAX_VALUES = 20;

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Checks parameters.
   *
   * @param known names of those that may be given
   */
  static Parameters of(Map<String, List<String>> query, Collection<String> known) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    query.forEach(
        (name, given) -> {
          if (!known.contains(name)) {
            throw new BadParameterException(
                "there is no parameter '%s' here: there are %s"
                    .formatted(cut(name), String.join(", ", new TreeSet<>(known))));
          }
          List<String> filled = given.stream().filter(value -> !value.isEmpty()).toList();
          check(name, filled);
          if (!filled.isEmpty()) {
            values.put(name, filled);
          }
        });
    return new Parameters(values);
  }

  private static void check(String name, List<String> given) {
    if (given.size() > MAX_VALUES) {
      throw new BadParameterException(
          "parameter '%s' is given %d times: at most %d are taken"
              .formatted(name, given.size(), MAX_VALUES));
    }
    for (String value : given) {
      if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
        throw new BadParameterException(
            "parameter '%s' is longer than %d characters".formatted(name, MAX_LENGTH));
      }
    }
  }

  /** All values of a parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The value of a parameter that is given once at most. */
  Optional<String> one(String name) {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw new BadParameterException("parameter '%s' is given more than once".formatted(name));
    }
    return given.stream().findFirst();
  }

  /** The value of a parameter that is needed. */
  String required(String name) {
    return one(name)
        .orElseThrow(() -> new BadParameterException("parameter '%s' is needed".formatted(name)));
  }

  /** A whole number. */
  int number(String name, int otherwise, int min, int max) {
    return one(name).map(value -> number(name, value, min, max)).orElse(otherwise);
  }

  private static int number(String name, String value, int min, int max) {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadParameterException(
        "parameter '%s' is a whole number from %d to %d, not '%s'"
            .formatted(name, min, max, cut(value)));
  }

  /** A number from 0 to 1, 0 if it is not given. */
  double share(String name) {
    Optional<String> value = one(name);
    if (value.isEmpty()) {
      return 0;
    }
    try {
      double share = Double.parseDouble(value.get());
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadParameterException(
        "parameter '%s' is a number from 0 to 1, not '%s'".formatted(name, cut(value.get())));
  }

  /** A day, as YYYY-MM-DD. */
  Optional<LocalDate> day(String name) {
    return one(name)
        .map(
            value -> {
              try {
                return LocalDate.parse(value);
              } catch (DateTimeException e) {
                throw new BadParameterException(
                    "parameter '%s' is a day as 2025-11-14, not '%s'".formatted(name, cut(value)));
              }
            });
  }

  /** One of some values, as they are written. */
  String choice(String name, List<String> choices) {
    String value = one(name).orElse(choices.get(0));
    if (!choices.contains(value)) {
      throw new BadParameterException(
          "parameter '%s' is %s, not '%s'"
              .formatted(name, String.join(" or ", choices), cut(value)));
    }
    return value;
  }

  private static String cut(String value) {
    int end = Math.min(value.length(), 40);
    return value.substring(0, end) + (end < value.length() ? "…" : "");
  }
}
