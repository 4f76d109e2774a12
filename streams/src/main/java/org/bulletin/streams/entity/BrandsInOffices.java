package org.bulletin.streams.entity;

import java.util.List;
import java.util.Optional;

/** Finds the short names of companies that stand before business offices: 启明木玩董事长. */
final class BrandsInOffices {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 12;

  private static final Lexicon BUSINESS =
      Lexicon.of(
          List.of(
              "董事长", "副董事长", "总经理", "副总经理", "总裁", "副总裁", "创始人", "联合创始人", "首席执行官", "执行总裁", "CEO"));

  private BrandsInOffices() {}

  /** Returns where the name that an office begins with ends. */
  static Optional<Integer> of(Passage passage, Spot office) {
    int head = BUSINESS.startOfLongestBefore(passage.text(), office.end());
    int length = head - office.start();
    boolean unit =
        head > office.start()
            && passage
                .text()
                .substring(office.start(), head)
                .chars()
                .anyMatch(c -> "党部门处科项目".indexOf(c) >= 0);
    return length >= SHORTEST && length <= LONGEST && !unit ? Optional.of(head) : Optional.empty();
  }
}
