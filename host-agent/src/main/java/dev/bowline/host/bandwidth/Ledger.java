package dev.bowline.host.bandwidth;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.bandwidth.Interfaces.Interface;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The record: what was carried in this month and the one before, and where each interface's counter
 * stood. It begins at 0 when the agent is installed.
 *
 * @param counter names this record, so that the cloud can tell it from one that began anew
 * @param asOf when the interfaces were last read
 * @param boot the boot in which that was
 * @param counters by the index of the interface
 */
record Ledger(
    String counter,
    Instant asOf,
    String boot,
    Map<String, Bytes> counters,
    NavigableMap<YearMonth, Bytes> months) {

  private static final int MONTHS = 2;

  /** Older than the agent: a clock that says less has not been set since the machine began. */
  private static final Instant UNSET = Instant.parse("2026-01-01T00:00:00Z");

  /** Whether no record may begin, because the clock cannot be right. */
  static boolean isUnset(Instant now) {
    return now.isBefore(UNSET);
  }

  /** A record that begins with {@code reading}. */
  static Ledger begin(String counter, Instant now, Interfaces.Reading reading) {
    return new Ledger(counter, now, reading.boot(), counters(reading), new TreeMap<>());
  }

  /**
   * This record and what was carried since. A new boot, a new interface and a counter that fell
   * count from 0. All of it belongs to the month of {@code now}.
   */
  Ledger with(Instant now, Interfaces.Reading reading) {
    Map<String, Bytes> before = reading.boot().equals(boot) ? counters : Map.of();
    Bytes more =
        reading.counted().stream()
            .map(each -> each.bytes().since(before.getOrDefault(each.index(), Bytes.NONE)))
            .reduce(Bytes.NONE, Bytes::plus);
    NavigableMap<YearMonth, Bytes> sums = new TreeMap<>(months);
    sums.merge(month(now), more, Bytes::plus);
    while (sums.size() > MONTHS) {
      sums.pollFirstEntry();
    }
    return new Ledger(counter, now, reading.boot(), counters(reading), sums);
  }

  /** As the cloud is told. */
  Bandwidth report() {
    return new Bandwidth(
        counter,
        asOf,
        months.entrySet().stream()
            .map(month ->
                new Bandwidth.Month(month.getKey(), month.getValue().rx(), month.getValue().tx()))
            .toList());
  }

  Map<String, Object> toFields() {
    Map<String, Object> fields = report().toFields();
    fields.put("boot", boot);
    fields.put("counters", counters.entrySet().stream().map(Ledger::counter).toList());
    return fields;
  }

  /**
   * Reads its JSON object.
   *
   * @throws dev.bowline.contract.wire.WireException if it is none
   */
  static Ledger of(Fields fields) {
    Bandwidth report = Bandwidth.of(fields);
    NavigableMap<YearMonth, Bytes> months = new TreeMap<>();
    report
        .months()
        .forEach(month -> months.put(month.month(), new Bytes(month.rxBytes(), month.txBytes())));
    Map<String, Bytes> counters = new LinkedHashMap<>();
    fields
        .list("counters", counter -> Map.entry(counter.text("index"), Bytes.of(counter)))
        .forEach(counter -> counters.put(counter.getKey(), counter.getValue()));
    return new Ledger(report.counter(), report.asOf(), fields.text("boot"), counters, months);
  }

  private YearMonth month(Instant now) {
    return isUnset(now) && !months.isEmpty()
        ? months.lastKey()
        : YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }

  private static Map<String, Bytes> counters(Interfaces.Reading reading) {
    return reading.interfaces().stream()
        .collect(Collectors.toMap(Interface::index, Interface::bytes, (one, other) -> one));
  }

  private static Map<String, Object> counter(Map.Entry<String, Bytes> counter) {
    Map<String, Object> fields = counter.getValue().toFields();
    fields.put("index", counter.getKey());
    return fields;
  }
}
