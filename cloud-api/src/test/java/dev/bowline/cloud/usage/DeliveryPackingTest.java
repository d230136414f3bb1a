package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.usage.DeliveredLog.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryPackingTest {

  private static final int KEYS = 20;
  private static final int LINES = 100;
  private static final String STREAM = "2056/03/04/[1]";

  private final TestingLogs tables = TestingLogs.create();
  private long firstKey = 1;

  @AfterAll
  void close() {
    tables.close();
  }

  @Test
  void packsEachLineOnceWhicheverCallThePackerDiesAt() throws Exception {
    for (Death.Moment moment : Death.Moment.values()) {
      int call = 0;
      Death death;
      do {
        call++;
        death = new Death(call, moment);
        DeliveredLog log = log(events());
        packUntilDeath(log, death);
        tables.deliveryPacking().pack(log);
        assertEachLineOnce();
      } while (death.happened());
      assertThat(call).as("calls of one delivery").isGreaterThan(4);
    }
  }

  @Test
  void packsEachLineOnceThoughDeliveriesComeTwiceInAnyOrderAndOtherwiseGrouped() throws Exception {
    List<Event> events = events();
    tables.deliveryPacking().pack(log(events.subList(60, LINES)));
    tables.deliveryPacking().pack(log(events.subList(30, 80)));
    tables.deliveryPacking().pack(log(events.subList(0, 50)));
    List<Event> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    tables.deliveryPacking().pack(log(reversed));
    assertEachLineOnce();
  }

  @Test
  void packsALineOnceThatOneDeliveryHoldsTwice() throws Exception {
    List<Event> events = events();
    List<Event> doubled = new ArrayList<>(events);
    doubled.addAll(events);
    tables.deliveryPacking().pack(log(doubled));
    assertEachLineOnce();
  }

  @Test
  void packsEachLineOnceThoughTheSameDeliveryIsPackedByTwoAtOnce() throws Exception {
    DeliveredLog log = log(events());
    Callable<Boolean> packing =
        () -> {
          tables.deliveryPacking().pack(log);
          return true;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> done : threads.invokeAll(List.of(packing, packing))) {
        try {
          done.get();
        } catch (ExecutionException contended) {
          assertThat(contended).hasCauseInstanceOf(IllegalStateException.class);
        }
      }
    }
    tables.deliveryPacking().pack(log);
    assertEachLineOnce();
  }

  @Test
  void keepsApartWhatTwoStreamsSayInTheSameMinute() throws Exception {
    List<Event> events = events();
    tables.deliveryPacking().pack(new DeliveredLog(STREAM + "a", events.subList(0, 50)));
    tables.deliveryPacking().pack(new DeliveredLog(STREAM + "b", events.subList(50, LINES)));
    assertEachLineOnce();
  }

  @Test
  void passesOverWhateverElseTheFunctionPrints() throws Exception {
    List<Event> events = new ArrayList<>(events());
    events.add(0, new Event("s", TestingLogs.NOW, "START RequestId: 8f5 Version: 1"));
    events.add(new Event("j", TestingLogs.NOW, "{\"half\":"));
    tables.deliveryPacking().pack(log(events));
    assertEachLineOnce();
  }

  /** Lines of new keys within three minutes, with the line feed that CloudWatch keeps or not. */
  private List<Event> events() {
    firstKey += KEYS;
    return IntStream.range(0, LINES)
        .mapToObj(i -> {
          Instant time = TestingLogs.NOW.minusSeconds(2L * i);
          byte[] line =
              TestingLogs.FORMAT.write(TestingLogs.line(firstKey + i % KEYS, time, id(i)));
          String text = new String(line, StandardCharsets.UTF_8);
          return new Event("event-" + id(i), time, i % 2 == 0 ? text : text.strip());
        })
        .toList();
  }

  private String id(int number) {
    return firstKey + "-" + number;
  }

  private DeliveredLog log(List<Event> events) {
    return new DeliveredLog(STREAM + firstKey, events);
  }

  private void packUntilDeath(DeliveredLog log, Death death) throws IOException {
    try {
      tables.deliveryPacking(death).pack(log);
    } catch (Death.Killed e) {
      // What a killed process leaves behind is what the next one finds.
    }
  }

  private void assertEachLineOnce() {
    assertThat(
            LongStream.range(firstKey, firstKey + KEYS)
                .boxed()
                .flatMap(key -> tables.all(key).stream())
                .map(RequestLine::requestId))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, LINES).mapToObj(this::id).toList());
    assertThat(tables.counts().uses("key:" + firstKey))
        .extracting(ScopeUse::requests)
        .containsExactly((long) LINES / KEYS);
  }
}
