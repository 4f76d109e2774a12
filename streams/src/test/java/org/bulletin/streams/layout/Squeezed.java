package org.bulletin.streams.layout;

import java.util.List;

/** The texts of a predicted article as they are compared. */
record Squeezed(String headline, String body, String asides, List<String> paragraphs) {

  static Squeezed of(Prediction prediction) {
    StringBuilder body = new StringBuilder();
    StringBuilder asides = new StringBuilder();
    for (Prediction.Paragraph paragraph : prediction.paragraphs()) {
      (paragraph.aside() ? asides : body).append(Squeeze.of(paragraph.text()));
    }
    return new Squeezed(
        Squeeze.of(String.join("", prediction.headline())),
        body.toString(),
        asides.toString(),
        prediction.paragraphs().stream()
            .filter(paragraph -> !paragraph.aside())
            .map(paragraph -> Squeeze.of(paragraph.text()))
            .toList());
  }

  /** Everything, each part apart from the next. */
  String all() {
    return body + '|' + asides + '|' + headline;
  }
}
