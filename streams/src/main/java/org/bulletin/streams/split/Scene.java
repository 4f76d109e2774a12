package org.bulletin.streams.split;

import java.util.List;

/** A page as the later steps see it: its parts, in the order of the text, and what they share. */
record Scene(List<Part> parts, Grams grams, Echo echo, Coverage coverage) {

  static Scene of(List<Part> parts) {
    List<String> prose = parts.stream().filter(Part::prose).map(Part::text).toList();
    Grams grams = new Grams(prose);
    return new Scene(List.copyOf(parts), grams, new Echo(prose), new Coverage(parts, grams));
  }

  int size() {
    return parts.size();
  }

  Part part(int index) {
    return parts.get(index);
  }
}
