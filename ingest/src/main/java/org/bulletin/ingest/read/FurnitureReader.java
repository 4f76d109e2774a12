package org.bulletin.ingest.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bulletin.schemas.Line;

/**
 * Reads what a page itself says of its newspaper, date and label: masthead, folio line. Only what
 * is plain counts: where two things are said, none is read. Immutable.
 *
 * <ul>
 *   <li>A newspaper is one that is known, and stands in a line of its own, in the largest type, or
 *       beside a date or a label.
 *   <li>A date has year, month and day, and stands beside a weekday that is its own, a label or a
 *       newspaper.
 *   <li>A label (第01版, A01版, 第一版) stands beside a date or a newspaper, or alone with two digits.
 * </ul>
 *
 * <p>Dates and labels count at the edges of the page: in the first and last lines of a text, or,
 * where the places of lines are known, near the top and the bottom. Beside is in the same line, or
 * in the one before or after it, or within 40 points.
 */
public final class FurnitureReader {

  /** Printed lines at the beginning and the end of a text that may be furniture. */
  private static final int LINES_AT_EDGES = 6;

  /** Part of the print's height: a masthead takes up to a fifth of a page, a foot line little. */
  private static final float TOP = 0.2f;

  private static final float BOTTOM = 0.93f;

  /** In points: pieces of one folio line, and the lines under a masthead. */
  private static final float NEAR = 40;

  /** Sizes within this of the largest are the largest. */
  private static final float LARGEST = 0.95f;

  private final FurnitureLines lines;

  /**
   * Reads with the help of the newspapers that are known.
   *
   * @param newspapers their names as mastheads print them
   */
  public FurnitureReader(Collection<String> newspapers) {
    this.lines = new FurnitureLines(newspapers);
  }

  /** A line that says something; {@code index} counts printed lines. */
  private record Place(FurnitureLine said, int index, Optional<Line> line, boolean edge) {

    boolean beside(Place other) {
      if (line.isEmpty() || other.line.isEmpty()) {
        return Math.abs(index - other.index) <= 1;
      }
      Line a = line.get();
      Line b = other.line.get();
      float across =
          Math.max(a.getX(), b.getX()) - Math.min(a.getX() + a.getWidth(), b.getX() + b.getWidth());
      float down =
          Math.max(a.getY(), b.getY())
              - Math.min(a.getY() + a.getHeight(), b.getY() + b.getHeight());
      return Math.max(across, down) <= NEAR;
    }
  }

  /**
   * Reads a page's furniture.
   *
   * @param text of the page
   * @param geometry where its lines stand; empty if that is not known
   */
  public PageFacts read(String text, List<Line> geometry) {
    List<Place> places = geometry.isEmpty() ? places(text) : places(text, geometry);
    Set<String> newspapers = new HashSet<>();
    Set<LocalDate> dates = new HashSet<>();
    Set<String> labels = new HashSet<>();
    inLargestType(text, geometry).ifPresent(newspapers::add);
    for (Place place : places) {
      FurnitureLine said = place.said();
      said.masthead().ifPresent(newspapers::add);
      if (place.edge()) {
        List<FurnitureLine> beside =
            places.stream().filter(other -> other.beside(place)).map(Place::said).toList();
        if (!said.dates().isEmpty() || !said.labels().isEmpty()) {
          newspapers.addAll(said.newspapers());
        }
        said.dates().stream().filter(date -> isOfIssue(date, said, beside)).forEach(dates::add);
        said.soleLabel().ifPresent(labels::add);
        if (beside.stream().anyMatch(FurnitureLine::saysIssue)) {
          labels.addAll(said.labels());
        }
      }
    }
    return new PageFacts(only(newspapers), only(dates), only(labels));
  }

  private static boolean isOfIssue(LocalDate date, FurnitureLine said, List<FurnitureLine> beside) {
    return !said.contradicts(date) && beside.stream().anyMatch(line -> line.supports(date));
  }

  private List<Place> places(String text) {
    List<String> printed = text.lines().filter(line -> !line.isBlank()).toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < printed.size(); i++) {
      boolean edge = i < LINES_AT_EDGES || i >= printed.size() - LINES_AT_EDGES;
      add(places, new Place(lines.read(printed.get(i)), i, Optional.empty(), edge));
    }
    return places;
  }

  private List<Place> places(String text, List<Line> geometry) {
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (Line line : geometry) {
      top = Math.min(top, line.getY());
      bottom = Math.max(bottom, line.getY() + line.getHeight());
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < geometry.size(); i++) {
      Line line = geometry.get(i);
      float middle = (line.getY() + line.getHeight() / 2 - top) / (bottom - top);
      FurnitureLine said = lines.read(text.substring(line.getStart(), line.getEnd()));
      add(places, new Place(said, i, Optional.of(line), middle <= TOP || middle >= BOTTOM));
    }
    return places;
  }

  private static void add(List<Place> places, Place place) {
    if (place.said().saysSomething()) {
      places.add(place);
    }
  }

  /** A masthead may be spaced so widely that each character is a line. */
  private Optional<String> inLargestType(String text, List<Line> geometry) {
    float largest = geometry.stream().map(Line::getFontSize).max(Float::compare).orElse(0f);
    StringBuilder all = new StringBuilder();
    geometry.stream()
        .filter(line -> line.getFontSize() >= LARGEST * largest)
        .forEach(line -> all.append(text, line.getStart(), line.getEnd()));
    return lines.masthead(all.toString());
  }

  private static <T> Optional<T> only(Set<T> candidates) {
    return candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty();
  }
}
