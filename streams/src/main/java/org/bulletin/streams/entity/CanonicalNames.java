package org.bulletin.streams.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Inference;

/**
 * From a printed form to the full official name, by the page's context: 区委 in a newspaper of 青浦区 is
 * 中共上海市青浦区委. Immutable.
 */
final class CanonicalNames {

  private static final String DISTRICTS = "区县旗";
  private static final List<String> PARTY = List.of("委", "委常委会", "纪委");

  private final String district;
  private final String city;
  private final Map<String, String> fullNames;

  /**
   * Takes what the names depend on.
   *
   * @param fullNames full names by the short forms that the article uses
   */
  CanonicalNames(Context context, Map<String, String> fullNames) {
    this.district = value(context.getDistrict());
    this.city = value(context.getCity());
    this.fullNames = Map.copyOf(fullNames);
  }

  private static String value(Optional<Inference> inference) {
    return inference.map(Inference::getValue).orElse("");
  }

  /** Returns the newspaper's district, or nothing. */
  String district() {
    return district;
  }

  String of(EntityType type, String printed) {
    return switch (type) {
      case ORGANIZATION -> organization(fullNames.getOrDefault(printed, printed));
      case PLACE -> place(printed);
      default -> printed;
    };
  }

  private String place(String printed) {
    return district.length() > 2 && printed.equals(district.substring(0, district.length() - 1))
        ? district
        : printed;
  }

  private String organization(String printed) {
    if (district.isEmpty() || printed.startsWith("中共") || printed.length() < 2) {
      return printed;
    }
    String stem = district.substring(0, district.length() - 1);
    char first = printed.charAt(0);
    if (DISTRICTS.indexOf(first) >= 0 && district.charAt(district.length() - 1) == first) {
      return official(printed.substring(1), true);
    }
    if (first == '市') {
      return official(printed.substring(1), district.endsWith("市"));
    }
    if (printed.startsWith(district)) {
      return official(printed.substring(district.length()), true);
    }
    if (printed.startsWith("团" + district.charAt(district.length() - 1) + "委")) {
      return "共青团" + city + district + "委";
    }
    return printed.startsWith(stem + "区委") ? official("委", true) : printed;
  }

  private String official(String body, boolean ofDistrict) {
    String region = ofDistrict ? city + district : city;
    return (PARTY.contains(body) ? "中共" : "") + region + body;
  }
}
