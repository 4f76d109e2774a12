package org.bulletin.streams.entity.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the model's numbers stand for. Read as a stream: most of the file is of no use here.
 *
 * @param characters the number of each character
 * @param labels in the order of their scores
 */
record ModelMaps(Map<String, Integer> characters, List<Label> labels) {

  ModelMaps {
    characters = Map.copyOf(characters);
    labels = List.copyOf(labels);
  }

  static ModelMaps read(InputStream in) throws IOException {
    Map<String, Integer> characters = new HashMap<>();
    Map<Integer, Label> labels = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String map = json.currentName();
        json.nextToken();
        switch (map) {
          case "char_map" -> {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              characters.put(json.currentName(), json.nextIntValue(0));
            }
          }
          case "ner_map" -> {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              labels.put(Integer.valueOf(json.currentName()), Label.of(json.nextTextValue()));
            }
          }
          default -> json.skipChildren();
        }
      }
    }
    return new ModelMaps(characters, List.copyOf(labels.values()));
  }
}
