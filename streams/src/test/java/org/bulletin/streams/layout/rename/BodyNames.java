package org.bulletin.streams.layout.rename;

import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New names of companies, schools and hospitals: their own names change, what they are stays. */
final class BodyNames {

  private static final Pattern SCHOOL = Pattern.compile("(.{2,4}?)(中学|小学|学校|大学|学院|幼儿园|医院).*");
  private static final Pattern COMPANY =
      Pattern.compile(
          ".{2,}?(专业合作社|有限责任公司|股份有限公司|有限公司|公司|集团|精工|木玩|家居|食品|妈妈|新材料|虾王|氢能).*" + "|.{2,}(厂|堂|号|店)");
  private static final Pattern PUBLIC =
      Pattern.compile("(省|市|县|区|旗|盟|州|镇|乡|村|自治县|自治州|中共|团|国家|全国|中国|国网|武警).*");
  private static final Pattern KIND =
      Pattern.compile("(.{1,3}族.*自治[县州]|自治县|自治州|地区|街道|社区|苏木|省|市|县|区|旗|盟|州|镇|乡|村).+");
  private static final Pattern QUOTED = Pattern.compile(".*?“(.{2,4})”.*");
  private static final Pattern TOWN = Pattern.compile("(.{2,6}?(镇|(?<!城)乡|街道|村)).+");

  private final Random random;
  private final NameLists lists;
  private final Predicate<String> taken;
  private final PlaceNames places;
  private final Dictionary dictionary;

  /**
   * Names companies.
   *
   * @param taken names that must not be given
   * @param dictionary where the names go
   */
  BodyNames(
      Random random,
      NameLists lists,
      Predicate<String> taken,
      PlaceNames places,
      Dictionary dictionary) {
    this.random = random;
    this.lists = lists;
    this.taken = taken;
    this.places = places;
    this.dictionary = dictionary;
  }

  /** Names an organization. */
  void name(String name) {
    int known = places.known(name);
    String own = name.substring(known);
    if (known > 0) {
      Matcher kind = KIND.matcher(own);
      own = kind.matches() ? own.substring(kind.group(1).length()) : own;
    } else if (PUBLIC.matcher(own).matches()) {
      return;
    }
    Matcher quoted = QUOTED.matcher(own);
    Matcher school = SCHOOL.matcher(own);
    Matcher town = TOWN.matcher(own);
    if (quoted.matches()) {
      put(quoted.group(1), this::brand);
    } else if (own.length() < 3 || places.generic(own) || dictionary.known(own) > 0) {
      return;
    } else if (town.matches()) {
      places.name(town.group(1));
    } else if (school.matches()) {
      put(school.group(1), () -> lists.draw("schools", random));
    } else if (COMPANY.matcher(own).matches()) {
      put(own.substring(0, 2), this::brand);
    }
  }

  private void put(String name, Supplier<String> draw) {
    String newName = draw.get();
    while (taken.test(newName)) {
      newName = draw.get();
    }
    dictionary.put(name, newName);
  }

  private String brand() {
    return lists.draw("brand-first", random) + lists.draw("brand-second", random);
  }
}
