package org.bulletin.indexer.search;

/** What articles can be counted and filtered by: exact values of a field of their documents. */
public enum Facet {
  NEWSPAPER("newspaper"),
  PERSON("persons"),
  ORGANIZATION("organizations"),
  PLACE("places"),
  EVENT("events"),
  POSITION("positions"),
  KEYWORD("keywords"),
  KIND("kind"),
  AUTHOR("author_names"),
  PAGE_LABEL("page_label");

  private final String field;

  Facet(String field) {
    this.field = field;
  }

  /** The field, a keyword. */
  public String field() {
    return field;
  }
}
