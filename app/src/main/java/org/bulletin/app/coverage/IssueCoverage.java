package org.bulletin.app.coverage;

import java.time.LocalDate;
import java.util.List;

/**
 * Which pages of an issue are there. Labels are in order, with two digits.
 *
 * @param newspaper its name
 * @param present labels of the pages that are there
 * @param missing labels of pages that should be there: by the number of pages in the newspapers
 *     file, by gaps between the labels, by jump lines
 * @param refused labels of pages that cannot be read
 * @param open articles that wait for a page
 */
public record IssueCoverage(
    String newspaper,
    LocalDate date,
    List<String> present,
    List<String> missing,
    List<String> refused,
    int open) {

  public IssueCoverage {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
    refused = List.copyOf(refused);
  }

  /** Whether nothing is missing, refused or open. */
  public boolean isWhole() {
    return missing.isEmpty() && refused.isEmpty() && open == 0;
  }
}
