package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackedLogsTest {

  private static final long KEY = 7;

  private final TestingLogs tables = TestingLogs.create();
  private final List<RequestLine> lines;

  PackedLogsTest(@TempDir Path directory) throws IOException {
    this.lines = lines();
    writeInterleaved(directory);
    tables.packing(directory).round();
  }

  @AfterAll
  void close() {
    tables.close();
  }

  @Test
  void pagesThroughOverlappingChunksTheYoungestFirst() {
    List<RequestLine> expected =
        lines.stream()
            .sorted(
                Comparator.comparing(RequestLine::time)
                    .thenComparing(RequestLine::requestId)
                    .reversed())
            .toList();
    assertThat(tables.all(KEY)).containsExactlyElementsOf(expected);
  }

  @Test
  void filtersByStatusClassStatusMethodAndTime() {
    Instant from = TestingLogs.NOW.minusSeconds(4000);
    Instant to = TestingLogs.NOW.minusSeconds(1000);
    assertThat(find("4xx", "", Instant.EPOCH, TestingLogs.NOW))
        .isNotEmpty()
        .allMatch(line -> line.status() / 100 == 4)
        .hasSize(count("4xx"));
    assertThat(find("404", "", Instant.EPOCH, TestingLogs.NOW))
        .isNotEmpty()
        .allMatch(line -> line.status() == 404);
    assertThat(find("", "POST", Instant.EPOCH, TestingLogs.NOW))
        .isNotEmpty()
        .allMatch(line -> line.method().equals("POST"));
    assertThat(find("", "", from, to))
        .hasSize(
            (int)
                lines.stream()
                    .filter(line -> !line.time().isBefore(from) && !line.time().isAfter(to))
                    .limit(200)
                    .count());
  }

  @Test
  void saysUntilWhenItIsComplete() {
    assertThat(tables.logs().find(KEY, TestingLogs.everything(null)).completeUntil())
        .isEqualTo(TestingLogs.NOW.minusSeconds(2));
  }

  @Test
  void refusesParametersThatMeanNothing() {
    assertRefused("INVALID_PARAMETER", null, 0, null, null, null);
    assertRefused("INVALID_PARAMETER", null, 201, null, null, null);
    assertRefused("INVALID_PARAMETER", null, null, "600", null, null);
    assertRefused("INVALID_PARAMETER", null, null, null, "get", null);
    assertRefused("INVALID_PARAMETER", null, null, null, null, "yesterday");
    assertRefused("INVALID_PARAMETER", null, null, null, null, "+100000-01-01T00:00:00Z");
  }

  @Test
  void refusesTheCursorOfAnotherKey() {
    String foreign = LogCursor.behind(KEY + 1, lines.getFirst()).text();
    assertRefused("CURSOR_INVALID", foreign, null, null, null, null);
    assertRefused("CURSOR_INVALID", "!", null, null, null, null);
    assertRefused("CURSOR_INVALID", "MTI", null, null, null, null);
  }

  private static void assertRefused(
      String code,
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable String status,
      @Nullable String method,
      @Nullable String from) {
    LogParameters asked =
        new LogParameters(cursor, limit, status, method, null, null, null, null, from, null);
    assertThatThrownBy(() -> LogQuery.ofPage(KEY, asked))
        .isInstanceOf(ProblemException.class)
        .hasMessage(code);
  }

  private List<RequestLine> find(String status, String method, Instant from, Instant to) {
    return tables
        .logs()
        .find(KEY, new LogQuery(200, filter(status, method), from, to, null))
        .lines();
  }

  private static LogFilter filter(String status, String method) {
    return new LogFilter(status, method, "", "", "", 0);
  }

  private int count(String status) {
    LogQuery query = new LogQuery(200, filter(status, ""), Instant.EPOCH, TestingLogs.NOW, null);
    return (int) lines.stream().filter(query::wants).count();
  }

  private static List<RequestLine> lines() {
    Random random = new Random(5);
    List<Integer> statuses = List.of(200, 200, 201, 400, 404, 500);
    return IntStream.range(0, 450)
        .mapToObj(i ->
            TestingLogs.line(
                KEY,
                TestingLogs.NOW.minusSeconds(random.nextInt(9000)),
                "id-%03d".formatted(i),
                random.nextBoolean() ? "GET" : "POST",
                statuses.get(random.nextInt(statuses.size()))))
        .toList();
  }

  /** Three instances whose files cover the same hours, so that chunks overlap. */
  private void writeInterleaved(Path directory) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      Path file = directory.resolve("20560304T05.i%d.%04d.jsonl".formatted(i % 3, i / 90));
      Files.write(
          file,
          TestingLogs.FORMAT.write(lines.get(i)),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
