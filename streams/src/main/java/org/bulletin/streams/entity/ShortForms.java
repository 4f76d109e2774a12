package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Inference;

/**
 * Finds the other mentions of what an article names: the same form elsewhere, companies without
 * place and kind, places without their level. Immutable.
 */
final class ShortForms {

  private static final String REGIONS = "省市区县旗州盟镇乡";
  private static final int SHORTEST_COMPANY = 4;
  private static final Pattern REGION = Pattern.compile("[\\u4e00-\\u9fff]{2,4}?[市县区旗]");
  private static final List<String> LEVELS = List.of("街道", "省", "市", "区", "县", "旗", "镇", "乡");

  private final Vocabulary words;

  ShortForms(Vocabulary words) {
    this.words = words;
  }

  /** Finds organizations by their own names and the short names of companies. */
  List<Spot> organizations(Reading reading, List<Spot> found) {
    Set<String> forms = new TreeSet<>();
    for (Spot spot : found) {
      forms.add(spot.text());
      company(spot.text()).ifPresent(forms::add);
    }
    List<Spot> more = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      for (String form : forms) {
        for (Spot spot : free(passage, form)) {
          if (form.length() > 3 || passage.wordBreak(spot.start())) {
            claim(spot, EntityType.ORGANIZATION, more);
          }
        }
      }
    }
    return more;
  }

  /** Finds places by their own names and without their level, the page's own district too. */
  List<Spot> places(Reading reading, List<Spot> organizations, List<Spot> found) {
    Set<String> forms = new TreeSet<>();
    for (Spot spot : found) {
      forms.add(spot.text());
      place(spot.text()).ifPresent(forms::add);
    }
    for (Spot organization : organizations) {
      Matcher region = REGION.matcher(organization.text());
      if (region.lookingAt()) {
        place(region.group()).ifPresent(forms::add);
      }
    }
    reading
        .context()
        .getDistrict()
        .map(Inference::getValue)
        .flatMap(this::place)
        .ifPresent(forms::add);
    List<Spot> more = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      for (String form : forms) {
        for (Spot spot : free(passage, form)) {
          boolean whole = passage.wordBreak(spot.start()) && passage.wordBreak(spot.end());
          if (form.length() > 2 || whole) {
            claim(spot, EntityType.PLACE, more);
          }
        }
      }
    }
    return more;
  }

  private static List<Spot> free(Passage passage, String form) {
    List<Spot> spots = new ArrayList<>();
    for (int at = passage.text().indexOf(form);
        at >= 0;
        at = passage.text().indexOf(form, at + form.length())) {
      if (passage.free(at, at + form.length())) {
        spots.add(new Spot(passage, at, at + form.length()));
      }
    }
    return spots;
  }

  private static void claim(Spot spot, EntityType type, List<Spot> more) {
    if (spot.passage().free(spot.start(), spot.end())) {
      spot.passage().claim(spot.start(), spot.end(), type);
      more.add(spot);
    }
  }

  private Optional<String> place(String name) {
    for (String level : LEVELS) {
      String stem = name.substring(0, Math.max(0, name.length() - level.length()));
      if (name.endsWith(level) && stem.length() >= 2 && !words.genericPlaces().contains(stem)) {
        return Optional.of(stem);
      }
    }
    return Optional.empty();
  }

  /** Returns companies' full names by their short forms: 浙江启明木玩有限公司 by 启明木玩. */
  Map<String, String> fullNames(List<Spot> found) {
    Map<String, String> names = new HashMap<>();
    for (Spot spot : found) {
      company(spot.text()).ifPresent(form -> names.putIfAbsent(form, spot.text()));
    }
    return names;
  }

  private Optional<String> company(String name) {
    int company = name.indexOf("有限");
    if (company < 0) {
      company = name.indexOf("股份");
    }
    if (company < 0) {
      return Optional.empty();
    }
    int end = name.indexOf('（') > 0 ? Math.min(company, name.indexOf('（')) : company;
    int start = 0;
    int region = words.stems().endOfLongestAt(name, 0);
    if (region > 0) {
      start = REGIONS.indexOf(name.charAt(region)) >= 0 ? region + 1 : region;
    }
    return end - start >= SHORTEST_COMPANY
        ? Optional.of(name.substring(start, end))
        : Optional.empty();
  }
}
