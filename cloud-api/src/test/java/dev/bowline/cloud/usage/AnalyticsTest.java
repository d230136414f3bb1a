package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Session;
import dev.bowline.cloud.testing.AwsCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 100,000 requests of one key in 25 hours, and some of three others, two of another tenant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsTest {

  private static final long TENANT = 1;
  private static final long STRANGER = 2;
  private static final long BUSY = 11;
  private static final Map<Long, Long> TENANTS =
      Map.of(BUSY, TENANT, 12L, TENANT, 21L, STRANGER, 22L, STRANGER);
  private static final List<String> ROUTES =
      List.of("/v1/servers", "/v1/servers/{sid}", "/v1/jobs", "");
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 201, 202, 400, 404, 429, 503);
  private static final Duration SPREAD = Duration.ofHours(25);
  private static final int CHUNKS_AT_ONCE = 16;

  private final TestingLogs tables = TestingLogs.create();
  private final List<RequestLine> lines = new ArrayList<>();

  AnalyticsTest() {
    Random random = new Random(7);
    add(BUSY, 100_000, random);
    add(12, 2_000, random);
    add(21, 3_000, random);
    add(22, 10, random);
    lines.sort(Comparator.comparing(RequestLine::time));
    tables.pack(lines);
  }

  @AfterAll
  void close() {
    tables.close();
  }

  @Test
  @DisplayName("100,000 logged requests of one key: the figures equal an exact count")
  void theFiguresOfAKeyEqualAnExactCountOverItsLog() {
    for (String range : List.of("1h", "24h", "7d", "30d")) {
      assertExact(figures(TENANT, range, BUSY), line -> Objects.equals(line.key(), BUSY));
    }
    Figures day = figures(TENANT, "7d", BUSY);
    assertThat(day.totals().requests()).isEqualTo(100_000);
    assertThat(day.totals().activeKeys()).isEqualTo(1);
  }

  @Test
  void theFiguresOfATenantCountItsKeysAndNoOthers() {
    for (String range : List.of("1h", "24h", "30d")) {
      assertExact(figures(TENANT, range, null), line -> line.tenant() == TENANT);
      assertExact(figures(STRANGER, range, null), line -> line.tenant() == STRANGER);
    }
    Figures week = figures(STRANGER, "7d", null);
    assertThat(week.totals().requests()).isEqualTo(3_010);
    assertThat(week.totals().activeKeys()).isEqualTo(2);
    assertThat(week.keys()).extracting(Figures.Key::keyId).containsExactly(21L, 22L);
    Figures.Totals nothing = figures(3, "24h", null).totals();
    assertThat(nothing.requests()).isZero();
    assertThat(nothing.successRate()).isNull();
    assertThat(nothing.p95Ms()).isNull();
  }

  @Test
  void aRangeOfItsOwnIsWidenedToWholeBuckets() {
    Figures fine =
        controller()
            .figures(member(TENANT), null, "2056-03-04T03:10:30Z", "2056-03-04T04:20:00Z", BUSY)
            .data();
    assertThat(fine.from()).isEqualTo("2056-03-04T03:10:00Z");
    assertThat(fine.to()).isEqualTo("2056-03-04T04:20:00Z");
    assertThat(fine.timeline()).hasSize(70);
    assertExact(fine, line -> Objects.equals(line.key(), BUSY));

    Figures coarse =
        controller()
            .figures(member(TENANT), null, "2056-02-01T03:10:30Z", "2056-03-04T04:20:00Z", BUSY)
            .data();
    assertThat(coarse.bucketSeconds()).isEqualTo(Duration.ofHours(6).toSeconds());
    assertExact(coarse, line -> Objects.equals(line.key(), BUSY));
  }

  @Test
  void theTimelineHasEveryBucketAlsoTheEmptyOnes() {
    Figures month = figures(TENANT, "30d", BUSY);
    assertThat(month.timeline()).hasSize(120);
    assertThat(month.timeline().getFirst().requests()).isZero();
    assertThat(month.timeline())
        .extracting(Figures.Bucket::from)
        .isSorted()
        .contains(Instant.parse("2056-03-04T00:00:00Z"));
    assertThat(figures(TENANT, "1h", BUSY).timeline()).hasSize(60);
    assertThat(figures(TENANT, "24h", BUSY).timeline()).hasSize(24);
    assertThat(figures(TENANT, "7d", BUSY).timeline()).hasSize(168);
  }

  @Test
  @DisplayName("100,000 logged requests of one key: a filtered page is one query per chunk page")
  void aFilteredPageTakesOneQueryPerPageOfChunks() {
    AwsCalls calls = new AwsCalls();
    PackedLogs logs = tables.logs(calls);
    LogFilter errors = new LogFilter("5xx", "", "", "", "", 0);
    LogQuery query = new LogQuery(50, errors, Instant.EPOCH, TestingLogs.NOW, null);
    List<LogPage> pages = new ArrayList<>();
    assertThat(calls.during(() -> pages.add(logs.find(BUSY, query))))
        .containsExactly("GetItem", "Query");
    assertThat(pages.getFirst().lines()).isEqualTo(newestFirst(errors::wants).subList(0, 50));
  }

  @Test
  void aRareLineIsFoundInAsManyQueriesAsThereArePagesOfChunks() {
    AwsCalls calls = new AwsCalls();
    PackedLogs logs = tables.logs(calls);
    LogFilter rare = new LogFilter("", "", "/v1/rare", "", "192.0.2.7", 0);
    List<RequestLine> found = new ArrayList<>();
    int chunks = tables.chunks(BUSY);
    int pages = 0;
    LogCursor next = null;
    int queries = 0;
    do {
      LogQuery query = new LogQuery(50, rare, Instant.EPOCH, TestingLogs.NOW, next);
      List<LogPage> page = new ArrayList<>();
      List<String> made = calls.during(() -> page.add(logs.find(BUSY, query)));
      queries += Collections.frequency(made, "Query");
      assertThat(Collections.frequency(made, "GetItem")).isEqualTo(1);
      found.addAll(page.getFirst().lines());
      next = page.getFirst().next();
      pages++;
    } while (next != null);
    assertThat(found).hasSize(10).isEqualTo(newestFirst(rare::wants));
    assertThat(queries).isLessThanOrEqualTo(chunks / CHUNKS_AT_ONCE + 2 * pages);
  }

  @Test
  void usesOfScopesAreCountedExactlyWithTheLastOne() {
    Map<String, List<RequestLine>> expected =
        lines.stream()
            .filter(line -> Objects.equals(line.key(), BUSY) && line.scope() != null)
            .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.scope())));
    List<ScopeUse> uses = tables.counts().uses("key:" + BUSY);
    assertThat(uses).hasSize(expected.size()).hasSize(2);
    uses.forEach(use -> {
      List<RequestLine> lines = Objects.requireNonNull(expected.get(use.place().scope()));
      assertThat(use.requests()).isEqualTo(lines.size());
      assertThat(use.latest()).isEqualTo(lines.getLast().time());
    });
  }

  private void assertExact(Figures figures, Predicate<RequestLine> whose) {
    List<RequestLine> counted =
        lines.stream()
            .filter(whose)
            .filter(
                line -> !line.time().isBefore(figures.from()) && line.time().isBefore(figures.to()))
            .toList();
    assertThat(counted).isNotEmpty();
    assertTotals(figures.totals(), counted);
    assertThat(figures.timeline().stream().mapToLong(Figures.Bucket::requests).sum())
        .isEqualTo(counted.size());
    assertThat(figures.endpoints().stream().mapToLong(Figures.Endpoint::requests).sum())
        .isEqualTo(counted.size());
    assertThat(figures.endpoints())
        .allSatisfy(endpoint ->
            assertThat(endpoint.requests())
                .isEqualTo(count(counted, line -> line.endpoint().equals(endpoint.endpoint()))));
    figures
        .errors()
        .forEach(errors -> {
          int first = errors.status().charAt(0) - '0';
          assertThat(errors.requests())
              .isEqualTo(count(counted, line -> line.status() / 100 == first));
          assertThat(errors.statuses().stream().mapToLong(Figures.ErrorStatus::requests).sum())
              .isEqualTo(errors.requests());
          errors
              .statuses()
              .forEach(status ->
                  assertThat(status.requests())
                      .isEqualTo(count(counted, line -> line.status() == status.status())));
        });
  }

  private static void assertTotals(Figures.Totals totals, List<RequestLine> counted) {
    long successful = count(counted, line -> line.status() / 100 == 2);
    assertThat(totals.requests()).isEqualTo(counted.size());
    assertThat(totals.successful()).isEqualTo(successful);
    assertThat(totals.successRate()).isEqualTo((double) successful / counted.size());
    assertThat(totals.meanMs())
        .isCloseTo(
            counted.stream().mapToDouble(RequestLine::ms).average().orElseThrow(), within(0.001));
    double[] sorted = counted.stream().mapToDouble(RequestLine::ms).sorted().toArray();
    double p95 = sorted[Math.ceilDiv(sorted.length * 95, 100) - 1];
    assertThat(p95)
        .isGreaterThan(Objects.requireNonNull(totals.p95AboveMs()))
        .isLessThanOrEqualTo(Objects.requireNonNull(totals.p95Ms()));
  }

  private List<RequestLine> newestFirst(Predicate<RequestLine> wanted) {
    return lines.stream()
        .filter(line -> Objects.equals(line.key(), BUSY))
        .filter(wanted)
        .sorted(
            Comparator.comparing(RequestLine::time)
                .thenComparing(RequestLine::requestId)
                .reversed())
        .toList();
  }

  private static long count(List<RequestLine> lines, Predicate<RequestLine> wanted) {
    return lines.stream().filter(wanted).count();
  }

  private Figures figures(long tenant, String range, @Nullable Long key) {
    return controller().figures(member(tenant), range, null, null, key).data();
  }

  private AnalyticsController controller() {
    return new AnalyticsController(
        tables.counts(),
        tables.chunks(),
        List.of(new FakeLogOwnership(TENANTS)),
        InstantSource.fixed(TestingLogs.NOW));
  }

  private static PanelMember member(long tenant) {
    return new PanelMember(
        tenant, 1, "root@example.com", Role.ROOT, Session.Kind.BROWSER, "1", false);
  }

  private void add(long key, int count, Random random) {
    long micros = SPREAD.toNanos() / 1_000 / count;
    for (int i = 0; i < count; i++) {
      Instant time =
          TestingLogs.NOW.minus(SPREAD).plus(micros * i + random.nextInt(500), ChronoUnit.MICROS);
      lines.add(line(key, time, key + "-" + i, i % 10_000 == 5_000, random));
    }
  }

  private static RequestLine line(long key, Instant time, String id, boolean rare, Random random) {
    String route = ROUTES.get(random.nextInt(ROUTES.size()));
    double ms = Math.round(Math.exp(random.nextDouble(8)) * 1000) / 1000.0;
    return new RequestLine(
        time,
        random.nextBoolean() ? "GET" : "POST",
        rare ? "/v1/rare/7" : "/v1/x",
        route,
        STATUSES.get(random.nextInt(STATUSES.size())),
        ms,
        rare ? "192.0.2.7" : "192.0.2.8",
        key,
        Objects.requireNonNull(TENANTS.get(key)),
        id,
        "key:" + key,
        route.startsWith("/v1/servers") ? "server:read" : route.isEmpty() ? null : "services:read");
  }
}
