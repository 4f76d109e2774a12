package org.bulletin.streams.entity.model;

import java.util.Locale;

/**
 * What the model says of a character.
 *
 * @param place of the character in the name
 * @param kind of name
 */
public record Label(Place place, Kind kind) {

  /** Outside any name. */
  public static final Label NONE = new Label(Place.OUTSIDE, Kind.NONE);

  /** Where in a name. */
  public enum Place {
    BEGIN,
    MIDDLE,
    END,
    SINGLE,
    OUTSIDE
  }

  /** Kinds of names. */
  public enum Kind {
    PERSON,
    LOCATION,
    ORG,
    COMPANY,
    JOB,
    TIME,
    NONE
  }

  /** Reads a label such as {@code B_location} or {@code O}. */
  static Label of(String text) {
    int underscore = text.indexOf('_');
    if (underscore < 0) {
      return NONE;
    }
    Place place =
        switch (text.charAt(0)) {
          case 'B' -> Place.BEGIN;
          case 'M' -> Place.MIDDLE;
          case 'E' -> Place.END;
          case 'S' -> Place.SINGLE;
          default -> throw new IllegalArgumentException("not a label: " + text);
        };
    return new Label(place, Kind.valueOf(text.substring(underscore + 1).toUpperCase(Locale.ROOT)));
  }
}
