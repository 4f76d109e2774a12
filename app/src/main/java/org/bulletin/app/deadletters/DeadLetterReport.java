package org.bulletin.app.deadletters;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bulletin.app.cli.Table;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.Registry;

/** Dead letters as text for terminals. Times are those of the machine's zone. */
public final class DeadLetterReport {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int WHEN_COLUMNS = 19;
  private static final int STAGE_COLUMNS = 8;
  private static final int KEY_COLUMNS = 36;

  private DeadLetterReport() {}

  /**
   * A line of the list.
   *
   * @param sentence what went wrong, and whether it was tried again
   */
  public record Line(String id, Instant failedAt, String stage, String key, String sentence) {

    /** The line of a letter. */
    public static Line of(String id, DeadLetter letter) {
      String message = letter.getMessage().lines().findFirst().orElse("");
      return new Line(
          id,
          letter.getFailedAt(),
          letter.getStage(),
          letter.getKey().orElse(""),
          letter
              .getRedrivenAt()
              .map(at -> "(redriven " + local(at) + ") " + message)
              .orElse(message));
    }
  }

  /** The list; IDs are never cut, as they are what the other commands take. */
  public static String table(List<Line> lines) {
    int longest = lines.stream().mapToInt(line -> line.id().length()).max().orElse(0);
    Table table =
        new Table(
            List.of("ID", "when", "stage", "key", "what went wrong"),
            List.of(Math.max(longest, 2), WHEN_COLUMNS, STAGE_COLUMNS, KEY_COLUMNS, 40));
    lines.forEach(
        line ->
            table.add(
                List.of(
                    line.id(), local(line.failedAt()), line.stage(), line.key(), line.sentence())));
    return table.toString();
  }

  /** Everything about one letter. */
  public static String details(Registry registry, String id, DeadLetter letter) {
    return """
    ID           %s
    stage        %s, version %s
    topic        %s, partition %d, offset %d
    key          %s
    failed at    %s
    redriven at  %s
    error        %s: %s
    value        %s bytes: %s
    %s"""
        .formatted(
            id,
            letter.getStage(),
            letter.getPipelineVersion(),
            letter.getTopic(),
            letter.getPartition(),
            letter.getOffset(),
            letter.getKey().orElse("(none)"),
            local(letter.getFailedAt()),
            letter.getRedrivenAt().map(DeadLetterReport::local).orElse("(never)"),
            letter.getErrorClass(),
            letter.getMessage(),
            letter.getValue().map(ByteBuffer::remaining).map(String::valueOf).orElse("no"),
            LetterValue.shown(registry, letter),
            letter.getStackTrace());
  }

  private static String local(Instant at) {
    return WHEN.format(at.atZone(ZoneId.systemDefault()));
  }
}
