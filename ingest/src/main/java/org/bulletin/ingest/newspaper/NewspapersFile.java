package org.bulletin.ingest.newspaper;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/** A newspapers file as it is written. Components are null where the file does not give them. */
record NewspapersFile(
    @JsonProperty("patterns") List<String> patterns,
    @JsonProperty("newspapers") List<Entry> newspapers) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final NewspapersFile NOTHING = new NewspapersFile(List.of(), List.of());

  /** What a file says of one newspaper. */
  record Entry(
      @JsonProperty("name") String name,
      @JsonProperty("codes") List<String> codes,
      @JsonProperty("aliases") List<String> aliases,
      @JsonProperty("district") String district,
      @JsonProperty("city") String city,
      @JsonProperty("patterns") List<String> patterns,
      @JsonProperty("weekdays") List<DayOfWeek> weekdays,
      @JsonProperty("pages") Integer pages) {

    /** This entry, with what it does not give taken from an earlier one of the same newspaper. */
    Entry over(Entry earlier) {
      return new Entry(
          name,
          or(codes, earlier.codes),
          or(aliases, earlier.aliases),
          or(district, earlier.district),
          or(city, earlier.city),
          or(patterns, earlier.patterns),
          or(weekdays, earlier.weekdays),
          or(pages, earlier.pages));
    }
  }

  NewspapersFile {
    patterns = or(patterns, List.of());
    newspapers = or(newspapers, List.of());
  }

  static NewspapersFile read(InputStream in, String file) {
    try (MappingIterator<NewspapersFile> documents =
        YAML.readerFor(NewspapersFile.class).readValues(in)) {
      return documents.hasNextValue()
          ? Optional.ofNullable(documents.nextValue()).orElse(NOTHING)
          : NOTHING;
    } catch (UnrecognizedPropertyException e) {
      throw wrong(file, e, "the field " + e.getPropertyName() + " is not known");
    } catch (JacksonException e) {
      throw wrong(file, e, e.getOriginalMessage());
    } catch (IOException e) {
      throw new NewspapersException("The newspapers file %s: %s".formatted(file, e), e);
    }
  }

  private static NewspapersException wrong(String file, JacksonException e, String what) {
    String line =
        Optional.ofNullable(e.getLocation()).map(at -> ", line " + at.getLineNr()).orElse("");
    return new NewspapersException("The newspapers file %s%s: %s".formatted(file, line, what), e);
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
