package org.bulletin.streams.entity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Lists the stretches of a passage that may name an organization, a place or an event: what ends
 * with a word for such a thing, what the model labels, what vocabulary knows. A stretch is listed
 * generously; whether it is a name is decided later. Immutable.
 */
final class Candidates {

  private static final int LONGEST_PLACE_STEM = 9;
  private static final int LONGEST_BODY = 40;
  private static final int LONGEST_EVENT = 50;
  private static final int LONGEST_BRACKETS = 16;
  private static final String LEVELS = "省市区县旗州盟镇乡";
  private static final String PARTY_LEVELS = "省市区县旗州盟";

  private static final List<String> PARTY_OFFICES = List.of("书记", "副书记", "成员", "委员");

  private final Vocabulary words;
  private final LeftEdge edge;

  Candidates(Vocabulary words, LeftEdge edge) {
    this.words = words;
    this.edge = edge;
  }

  /**
   * Lists candidates.
   *
   * @param offices of persons, which may begin with a company's short name
   */
  Collection<Candidate> of(Passage passage, List<Spot> offices, List<Candidate> rules) {
    Set<Candidate> found = new LinkedHashSet<>();
    for (int end = 2; end <= passage.length(); end++) {
      if (Characters.isNameCharacter(passage.at(end - 1)) && ends(passage, end)) {
        places(passage, end, found);
        bodies(passage, end, found);
        events(passage, end, found);
      }
    }
    for (int start = 0; start < passage.length(); start++) {
      startingAt(passage, start, found);
    }
    for (Candidate rule : rules) {
      int head = words.heads(rule.type()).startOfLongestBefore(passage.text(), rule.end());
      add(
          passage,
          rule.type(),
          rule.start(),
          rule.end(),
          head < rule.start() ? rule.end() : head,
          found);
    }
    for (Spot office : offices) {
      if (office.passage() == passage) {
        BrandsInOffices.of(passage, office)
            .ifPresent(
                end -> add(passage, EntityType.ORGANIZATION, office.start(), end, end, found));
      }
    }
    return found;
  }

  private static boolean ends(Passage passage, int end) {
    Label.Place place = passage.labelAt(end - 1).place();
    return passage.wordEnd(end - 1) == end
        || (passage.labelAt(end - 1).kind() != Label.Kind.NONE && place == Label.Place.END);
  }

  private void add(
      Passage passage, EntityType type, int start, int end, int head, Set<Candidate> found) {
    if (start < end
        && free(passage, start, end, type)
        && !generic(passage, type, start, end)
        && !(type == EntityType.ORGANIZATION && head < end && partyOf(passage, head, end))) {
      found.add(new Candidate(type, start, end, head));
      int closed = afterRegionInBrackets(passage, end);
      if (closed > 0 && type != EntityType.EVENT) {
        found.add(new Candidate(type, start, closed, head));
      }
    }
  }

  private boolean generic(Passage passage, EntityType type, int start, int end) {
    return switch (type) {
      case PLACE -> words.genericPlaces().contains(passage.text(), start, end);
      case ORGANIZATION -> words.genericOrganizations().contains(passage.text(), start, end);
      default -> false;
    };
  }

  private static boolean free(Passage passage, int start, int end, EntityType type) {
    if (type != EntityType.EVENT) {
      return passage.free(start, end);
    }
    return passage.owner(end - 1) == EntityType.UNKNOWN;
  }

  /** 某某中心（上海）: a region in brackets ends a name. */
  private int afterRegionInBrackets(Passage passage, int end) {
    if (passage.at(end) != '（') {
      return -1;
    }
    int region = words.known().endOfLongestAt(passage.text(), end + 1);
    return region > 0 && passage.at(region) == '）' ? region + 1 : -1;
  }

  private void places(Passage passage, int end, Set<Candidate> found) {
    int head = words.placeHeads().startOfLongestBefore(passage.text(), end);
    if (head < 0) {
      return;
    }
    int limit = Math.max(0, head - LONGEST_PLACE_STEM);
    for (int start = head; start >= limit; start--) {
      if (!Characters.isNameCharacter(passage.at(start))
          || passage.owner(start) != EntityType.UNKNOWN) {
        break;
      }
      add(passage, EntityType.PLACE, start, end, head, found);
    }
  }

  private void bodies(Passage passage, int end, Set<Candidate> found) {
    int head = words.organizationHeads().startOfLongestBefore(passage.text(), end);
    if (head < 0) {
      head = partyCommittee(passage, end);
    }
    if (head < 0) {
      return;
    }
    EntityType type = EntityType.ORGANIZATION;
    add(passage, type, head, end, head, found);
    add(passage, type, edge.find(passage, head), end, head, found);
    int limit = Math.max(0, head - LONGEST_BODY);
    for (int at = head - 1; at >= limit; at--) {
      char c = passage.at(at);
      if (c == '）' || c == '”') {
        int open = opening(passage, at);
        if (open < limit) {
          break;
        }
        at = open;
        if (c == '”') {
          add(passage, type, at, end, head, found);
        }
      } else if (!Characters.isNameCharacter(c) || passage.owner(at) != EntityType.UNKNOWN) {
        break;
      } else if (begins(passage, at)) {
        add(passage, type, at, end, head, found);
      }
    }
  }

  private boolean begins(Passage passage, int at) {
    return passage.wordBreak(at)
        || LEVELS.indexOf(passage.at(at)) >= 0
        || passage.labelAt(at).place() == Label.Place.BEGIN
        || words.regions().endOfLongestAt(passage.text(), at) > 0;
  }

  /** 党委 in 某大学党委书记 is part of the office. */
  private static boolean partyOf(Passage passage, int head, int end) {
    return passage.text().indexOf('党', head) == end - 2
        && PARTY_OFFICES.stream().anyMatch(office -> passage.text().startsWith(office, end));
  }

  /** 区委, 市委: the head is the region's level and what follows. */
  private static int partyCommittee(Passage passage, int end) {
    int at = end - 2;
    boolean committee =
        PARTY_LEVELS.indexOf(passage.at(at)) >= 0
            && passage.at(at + 1) == '委'
            && "员托屈派任".indexOf(passage.at(end)) < 0;
    return committee ? at : -1;
  }

  private static int opening(Passage passage, int close) {
    char open = passage.at(close) == '）' ? '（' : '“';
    for (int i = close - 1; i >= Math.max(0, close - LONGEST_BRACKETS); i--) {
      if (passage.at(i) == open) {
        return i;
      }
    }
    return -1;
  }

  private void events(Passage passage, int end, Set<Candidate> found) {
    int head = words.eventHeads().startOfLongestBefore(passage.text(), end);
    if (head < 0 || words.eventHeads().endOfLongestAt(passage.text(), head) > end) {
      return;
    }
    int limit = Math.max(0, head - LONGEST_EVENT);
    for (int at = head - 1; at >= limit; at--) {
      char c = passage.at(at);
      if ("，。；：！？《》【】\n ".indexOf(c) >= 0) {
        break;
      }
      if (c == '”' || c == '）') {
        int open = opening(passage, at);
        if (open < limit) {
          break;
        }
        at = open;
        if (c == '”') {
          add(passage, EntityType.EVENT, at, end, head, found);
        }
      } else if (c == '“' || c == '（') {
        break;
      } else if (Characters.isNameCharacter(c) && passage.wordBreak(at)) {
        add(passage, EntityType.EVENT, at, end, head, found);
      }
    }
  }

  private void startingAt(Passage passage, int start, Set<Candidate> found) {
    label(passage, start, Label.Kind.LOCATION, EntityType.PLACE, found);
    label(passage, start, Label.Kind.ORG, EntityType.ORGANIZATION, found);
    label(passage, start, Label.Kind.COMPANY, EntityType.ORGANIZATION, found);
    if (!passage.wordBreak(start)) {
      return;
    }
    known(passage, start, words.regions(), EntityType.PLACE, found);
    known(passage, start, words.known(), EntityType.PLACE, found);
    known(passage, start, words.bareOrganizations(), EntityType.ORGANIZATION, found);
    known(passage, start, words.bareEvents(), EntityType.EVENT, found);
    String nature = passage.nature(start);
    int end = passage.wordEnd(start);
    boolean partly = words.known().endOfLongestAt(passage.text(), start) > end;
    if (nature.startsWith("ns") && end - start > 1 && !partly) {
      add(passage, EntityType.PLACE, start, end, end, found);
    } else if ((nature.startsWith("nt") || nature.equals("nz")) && end - start > 1) {
      add(passage, EntityType.ORGANIZATION, start, end, end, found);
    }
  }

  private void label(
      Passage passage, int start, Label.Kind kind, EntityType type, Set<Candidate> found) {
    int end = passage.labelEnd(start, kind);
    if (end - start > 1) {
      int head = words.heads(type).startOfLongestBefore(passage.text(), end);
      add(passage, type, start, end, head < start ? end : head, found);
    }
  }

  private void known(
      Passage passage, int start, Lexicon names, EntityType type, Set<Candidate> found) {
    int end = names.endOfLongestAt(passage.text(), start);
    if (end > 0) {
      int head = words.heads(type).startOfLongestBefore(passage.text(), end);
      add(passage, type, start, end, head < start ? end : head, found);
    }
  }
}
