package dev.bowline.cloud.usage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lines of one log stream and minute, of which some may have been delivered before. */
record DeliveredLines(String name, List<DeliveredLog.Event> events) implements LineSource {

  @Override
  public Slice read(Position position) {
    Set<Long> packed = position.marks().asSet();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<Long> marks = new ArrayList<>();
    for (DeliveredLog.Event event : events) {
      byte[] line = line(event);
      long mark = Marks.of(event.id());
      if (lines.size() + line.length > Slice.LIMIT) {
        break;
      }
      if (packed.add(mark)) {
        lines.writeBytes(line);
        marks.add(mark);
      }
    }
    return new Slice(name, position, lines.toByteArray(), Marks.of(marks));
  }

  /** With the line feed that every line of a source ends with, and no other. */
  private static byte[] line(DeliveredLog.Event event) {
    return (event.message().replaceAll("[\\r\\n]", "") + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
