package org.bulletin.streams.entity;

import java.util.List;

/**
 * A newspaper that pages may come from.
 *
 * @param name as printed in the masthead: 青浦报
 * @param district full name of the district or county: 青浦区
 * @param city the city or prefecture above it: 上海市
 * @param aliases other names and codes
 */
public record Newspaper(String name, String district, String city, List<String> aliases) {

  public Newspaper {
    aliases = List.copyOf(aliases);
  }
}
