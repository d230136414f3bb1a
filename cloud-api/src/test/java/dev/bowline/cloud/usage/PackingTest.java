package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackingTest {

  private static final int KEYS = 20;
  private static final int LINES_PER_KEY = 6;

  private TestingLogs tables;
  private long unusedKey = 1;

  PackingTest() {
    tables = TestingLogs.create();
  }

  @BeforeAll
  void ready() {
    assertThat(tables.all(unusedKey)).isEmpty();
  }

  @AfterAll
  void close() {
    tables.close();
  }

  @Test
  void packsEachLineOnceWhicheverCallThePackerDiesAt(@TempDir Path directory) throws Exception {
    for (Death.Moment moment : Death.Moment.values()) {
      int call = 0;
      Death death;
      do {
        call++;
        Path files = directory.resolve(moment + "-" + call);
        long firstKey = writeFiles(files);
        death = new Death(call, moment);
        runUntilDeath(tables.packing(files, death));
        tables.packing(files).round();
        assertEachLineOnce(firstKey);
      } while (death.happened());
      assertThat(call).as("calls of one run").isGreaterThan(8);
    }
  }

  @Test
  void packsEachLineOnceThoughSeveralInstancesPackAtOnce(@TempDir Path directory) throws Exception {
    long firstKey = writeFiles(directory);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> packers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        FilePacking packing = tables.packing(directory);
        packers.add(
            threads.submit(() -> {
              packing.round();
              return true;
            }));
      }
      for (Future<?> packer : packers) {
        packer.get();
      }
    }
    tables.packing(directory).round();
    assertEachLineOnce(firstKey);
  }

  @Test
  void leavesALineWithoutItsEndUntilTheEndIsThere(@TempDir Path directory) throws Exception {
    long key = nextKey();
    Path file = directory.resolve("20560304T05.a.0000.jsonl");
    byte[] line = TestingLogs.FORMAT.write(TestingLogs.line(key, TestingLogs.NOW, "torn"));
    append(file, Arrays.copyOf(line, line.length - 10));
    FilePacking packing = tables.packing(directory);
    packing.round();
    assertThat(tables.all(key)).isEmpty();

    append(file, Arrays.copyOfRange(line, line.length - 10, line.length));
    packing.round();
    packing.round();
    assertThat(tables.all(key)).extracting(RequestLine::requestId).containsExactly("torn");
  }

  @Test
  void passesOverALineThatIsNone(@TempDir Path directory) throws Exception {
    long key = nextKey();
    Path file = directory.resolve("20560304T05.b.0000.jsonl");
    append(file, "{\"half\":\n\u0000\u0000\n".getBytes(StandardCharsets.UTF_8));
    append(file, TestingLogs.line(key, TestingLogs.NOW, "whole"));
    tables.packing(directory).round();
    assertThat(tables.all(key)).extracting(RequestLine::requestId).containsExactly("whole");
  }

  @Test
  void deletesAFileThatIsPackedAndQuietForADayAndNoOther(@TempDir Path directory) throws Exception {
    Path old = directory.resolve("20560303T01.c.0000.jsonl");
    Path fresh = directory.resolve("20560304T05.c.0000.jsonl");
    append(old, TestingLogs.line(nextKey(), TestingLogs.NOW, "old"));
    append(fresh, TestingLogs.line(nextKey(), TestingLogs.NOW, "fresh"));
    Files.setLastModifiedTime(old, FileTime.from(TestingLogs.NOW.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(fresh, FileTime.from(TestingLogs.NOW.minus(Duration.ofHours(23))));
    tables.packing(directory).round();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void countsPerHourEndpointStatusAndLatency(@TempDir Path directory) throws Exception {
    long key = nextKey();
    Path file = directory.resolve("20560304T05.d.0000.jsonl");
    append(file, TestingLogs.line(key, TestingLogs.NOW, "1"));
    append(file, TestingLogs.line(key, TestingLogs.NOW, "2", "GET", 404));
    append(file, TestingLogs.line(key, TestingLogs.NOW.plusSeconds(3600), "3"));
    tables.packing(directory).round();
    Instant hour = TestingLogs.NOW;
    assertThat(tables.count(key, hour, "requests")).isEqualTo(2);
    assertThat(tables.count(key, hour, "micros")).isEqualTo(3000);
    assertThat(tables.count(key, hour, "status:2xx")).isEqualTo(1);
    assertThat(tables.count(key, hour, "status:4xx")).isEqualTo(1);
    assertThat(tables.count(key, hour, "status:404")).isEqualTo(1);
    assertThat(tables.count(key, hour, "endpoint:GET /v1/me")).isEqualTo(2);
    assertThat(tables.count(key, hour, "latency:2")).isEqualTo(2);
    assertThat(tables.count(key, hour.plusSeconds(3600), "requests")).isEqualTo(1);
  }

  @Test
  void remembersTheLastUseOfAScopeThoughAnOlderOneIsPackedLater(@TempDir Path directory)
      throws Exception {
    long key = nextKey();
    Instant last = TestingLogs.NOW.truncatedTo(ChronoUnit.MICROS);
    append(directory.resolve("20560304T05.f.0000.jsonl"), TestingLogs.line(key, last, "young"));
    append(
        directory.resolve("20560304T05.g.0000.jsonl"),
        TestingLogs.line(key, last.minusSeconds(9), "old"));
    tables.packing(directory).round();
    ScopeUse.Place place = new ScopeUse.Place("key:" + key, "server:read");
    assertThat(tables.counts().uses("key:" + key)).containsExactly(new ScopeUse(place, 2, last));
    assertThat(tables.all(key)).hasSize(2);
  }

  @Test
  void forgetsADeletedKeysLinesAlsoThosePackedLater(@TempDir Path directory) throws Exception {
    long deleted = nextKey();
    long other = nextKey();
    Path file = directory.resolve("20560304T05.e.0000.jsonl");
    append(file, TestingLogs.line(deleted, TestingLogs.NOW, "before"));
    tables.packing(directory).round();
    assertThat(tables.counts().uses("key:" + deleted)).hasSize(1);
    tables.logs().deleteLogs(deleted);
    append(file, TestingLogs.line(deleted, TestingLogs.NOW, "after"));
    append(file, TestingLogs.line(other, TestingLogs.NOW, "other"));
    tables.packing(directory).round();
    assertThat(tables.all(deleted)).isEmpty();
    assertThat(tables.counts().uses("key:" + deleted)).isEmpty();
    assertThat(tables.all(other)).hasSize(1);
  }

  private static void runUntilDeath(FilePacking packing) throws IOException {
    try {
      packing.round();
    } catch (Death.Killed e) {
      // What a killed process leaves behind is what the next one finds.
    }
  }

  private long writeFiles(Path directory) throws IOException {
    long firstKey = unusedKey;
    Files.createDirectories(directory);
    for (int i = 0; i < KEYS * LINES_PER_KEY; i++) {
      long key = firstKey + i % KEYS;
      String instance = i % 2 == 0 ? "even" : "odd";
      Path file = directory.resolve("20560304T05.%s%d.0000.jsonl".formatted(instance, firstKey));
      Instant time = TestingLogs.NOW.minusSeconds(60L * i);
      append(file, TestingLogs.line(key, time, "%d-%03d".formatted(firstKey, i)));
    }
    unusedKey += KEYS;
    return firstKey;
  }

  private void assertEachLineOnce(long firstKey) {
    List<String> found =
        LongStream.range(firstKey, firstKey + KEYS)
            .boxed()
            .flatMap(key -> tables.all(key).stream())
            .map(RequestLine::requestId)
            .toList();
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, KEYS * LINES_PER_KEY)
                .mapToObj(i -> "%d-%03d".formatted(firstKey, i))
                .toList());
    assertThat(countedRequests(firstKey)).isEqualTo(LINES_PER_KEY);
    assertThat(tables.counts().uses("key:" + firstKey))
        .extracting(ScopeUse::requests)
        .containsExactly((long) LINES_PER_KEY);
  }

  private long countedRequests(long key) {
    return IntStream.rangeClosed(0, 5)
        .mapToLong(
            hours -> tables.count(key, TestingLogs.NOW.minusSeconds(3600L * hours), "requests"))
        .sum();
  }

  private long nextKey() {
    return unusedKey++;
  }

  private static void append(Path file, RequestLine line) throws IOException {
    append(file, TestingLogs.FORMAT.write(line));
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.from(TestingLogs.NOW));
  }
}
