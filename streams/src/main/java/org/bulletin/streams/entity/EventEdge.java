package org.bulletin.streams.entity;

import org.bulletin.schemas.EntityType;

/** Finds where the name of an event begins: it holds more than other names do. Immutable. */
final class EventEdge {

  private static final int LONGEST = 50;

  private final Lexicon stops =
      Lexicon.of(
          java.util.List.of(
              "召开", "举行", "举办", "开展", "出席", "参加", "主持", "在", "的", "传达", "学习", "贯彻", "落实", "精神", "和",
              "由", "了", "是", "把", "将", "为", "对", "从", "向", "于", "承办", "主办", "启动", "列席", "陪同", "邀请",
              "通过", "听取", "随后", "上", "期间", "本届", "这次", "此次", "一场", "首场", "多场", "每场", "这场", "届时",
              "通报", "筹备", "组织", "打造", "服务", "服务保障", "保障", "护航", "作为", "助力", "围绕", "以"));

  int find(Passage passage, int from, int floor) {
    int at = from;
    int limit = Math.max(floor, from - LONGEST);
    while (at > limit) {
      char before = passage.at(at - 1);
      if (before == '”' || before == '）') {
        int open = passage.text().lastIndexOf(before == '”' ? '“' : '（', at - 1);
        if (open < limit) {
          return at;
        }
        at = open;
        continue;
      }
      if (!Characters.isNameCharacter(before)
          || passage.owner(at - 1) == EntityType.PERSON
          || (passage.owner(at - 1) == EntityType.DATE && before != '年')) {
        return at;
      }
      int start = passage.wordStart(at - 1);
      String word = passage.text().substring(start, at);
      String nature = passage.nature(at - 1);
      if (stops.contains(word)
          || nature.startsWith("p")
          || nature.startsWith("u")
          || nature.equals("r")
          || nature.equals("d")) {
        return at;
      }
      at = start;
    }
    return at;
  }
}
