package org.bulletin.app.exchange;

/**
 * What became of the lines of an import.
 *
 * @param written to the topic
 * @param unchanged there already, with the same content
 * @param newer there already, newer than the line
 * @param refused with a sentence
 */
public record ImportTally(long written, long unchanged, long newer, long refused) {

  static final ImportTally NOTHING = new ImportTally(0, 0, 0, 0);

  ImportTally plus(ImportTally other) {
    return new ImportTally(
        written + other.written,
        unchanged + other.unchanged,
        newer + other.newer,
        refused + other.refused);
  }

  /** All lines. */
  public long lines() {
    return written + unchanged + newer + refused;
  }

  @Override
  public String toString() {
    return "lines %d: written %d, unchanged %d, newer there %d, refused %d"
        .formatted(lines(), written, unchanged, newer, refused);
  }
}
