package dev.bowline.cloud.bandwidth;

import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.simulation.Load;
import dev.bowline.contract.metrics.Bandwidth;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What servers have carried, month by month in UTC, for 13 months. */
@Singleton
public final class Bandwidths {

  private static final int MONTHS = 13;

  /** As far as a host's clock may be ahead and its requests still be taken. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** More than any interface carries in a month, and exact in every client's JSON. */
  private static final long MOST_BYTES = (1L << 53) - 1;

  private final BandwidthRepository months;
  private final InstantSource clock;

  Bandwidths(BandwidthRepository months, InstantSource clock) {
    this.months = months;
    this.clock = clock;
  }

  /**
   * Keeps what a host has counted. Within a month bytes never fall, however often and late a report
   * comes; those of a host that counts anew are added to what was counted before. Months that are
   * long past or have not begun are dropped, and numbers that cannot be true.
   */
  public void keep(long serverId, Bandwidth counted) {
    Instant now = clock.instant();
    YearMonth oldest = month(now).minusMonths(MONTHS - 1L);
    YearMonth newest = month(now.plus(AHEAD));
    counted.months().stream()
        .filter(each -> !each.month().isBefore(oldest) && !each.month().isAfter(newest))
        .filter(each -> each.rxBytes() <= MOST_BYTES && each.txBytes() <= MOST_BYTES)
        .forEach(each -> keep(serverId, counted, each));
    months.forgetBefore(serverId, oldest.toString());
  }

  /** What {@code server} has carried this month. */
  ServerBandwidth of(Server server) {
    return total(List.of(server)).servers().getFirst();
  }

  /** What {@code servers} have carried this month, together and each. */
  TotalBandwidth total(List<Server> servers) {
    YearMonth month = month(clock.instant());
    Map<Long, Usage> usages = usages(servers, month);
    return TotalBandwidth.of(
        month,
        usages.values().stream().reduce(Usage::plus).orElse(Usage.NONE),
        servers.stream()
            .map(server ->
                ServerBandwidth.of(
                    server.id(), month, usages.getOrDefault(server.id(), Usage.NONE)))
            .toList());
  }

  private Map<Long, Usage> usages(List<Server> servers, YearMonth month) {
    Map<Long, Usage> usages = new HashMap<>();
    List<Long> real = new ArrayList<>();
    for (Server server : servers) {
      Usage none = Usage.NONE.within(server.bandwidthLimitBytes());
      switch (server.host()) {
        case Host.Real(long id) -> {
          real.add(id);
          usages.put(id, none);
        }
        case Host.Simulated(long id) -> usages.put(id, simulated(id, month, none));
      }
    }
    if (!real.isEmpty()) {
      months
          .find(real, month.toString())
          .forEach(
              row -> usages.computeIfPresent(row.serverId(), (id, none) -> counted(row, none)));
    }
    return usages;
  }

  private Usage simulated(long tenantId, YearMonth month, Usage none) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    Instant began = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Load.Carried carried = Load.of(tenantId).carried(began, now);
    return new Usage(carried.rxBytes(), carried.txBytes(), null, now).within(none.limit());
  }

  private static Usage counted(BandwidthRow row, Usage none) {
    return new Usage(
            row.rxBytes() + row.earlierRxBytes(),
            row.txBytes() + row.earlierTxBytes(),
            null,
            row.asOf())
        .within(none.limit());
  }

  private void keep(long serverId, Bandwidth counted, Bandwidth.Month month) {
    months.keep(
        serverId,
        month.month().toString(),
        counted.counter(),
        month.rxBytes(),
        month.txBytes(),
        counted.asOf());
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
  }
}
