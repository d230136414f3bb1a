package dev.bowline.cloud.bandwidth;

import static dev.bowline.cloud.bandwidth.BandwidthTenant.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What agents report of the traffic of a month, however often and late. */
class BandwidthReportsTest {

  private final BandwidthTenant tenant = new BandwidthTenant();
  private final TestingCloud cloud = tenant.cloud;
  private final SimulatedAgent agent = tenant.agent;

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void neverFallsWithinAMonthHoweverOftenAndLateAReportComes() {
    tenant.report(agent, "a", NOVEMBER, 1000, 100);
    tenant.report(agent, "a", NOVEMBER, 900, 90);
    tenant.report(agent, "a", NOVEMBER, 1000, 100);

    assertThat(tenant.bandwidth("/v1/server/bandwidth")).containsEntry("bytes_used", 1100);
  }

  @Test
  void addsWhatAHostInstalledAfreshCounts() {
    tenant.report(agent, "a", NOVEMBER, 1000, 100);
    tenant.report(agent, "b", NOVEMBER, 10, 1);
    tenant.report(agent, "b", NOVEMBER, 20, 2);

    assertThat(tenant.bandwidth("/v1/server/bandwidth"))
        .containsEntry("rx_bytes", 1020)
        .containsEntry("tx_bytes", 102);
  }

  @Test
  void keepsThirteenMonths() {
    tenant.report(agent, "a", YearMonth.of(2055, 11), 7, 0);
    tenant.report(agent, "a", YearMonth.of(2055, 10), 7, 0);
    assertThat(months()).containsExactly("2055-11");

    cloud.clock().advance(Duration.ofDays(31));
    tenant.report(agent, "a", YearMonth.of(2056, 12), 7, 0);

    assertThat(months()).containsExactly("2056-12");
  }

  @Test
  void dropsWhatCannotBeTrue() {
    tenant.report(agent, "a", YearMonth.of(2057, 1), 7, 0);
    tenant.report(agent, "a", NOVEMBER, Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(months()).isEmpty();
  }

  @Test
  void takesABatchWithoutBandwidthFromAnOlderAgent() {
    TestAnswer answer =
        agent.send("POST", "/agent/v1/metrics", Fields.object("samples", List.of()));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void refusesAReportOfAnotherShape() {
    Map<String, Object> wrong = tenant.counted("a", NOVEMBER, 1, 1);
    wrong.put("months", List.of(Fields.object("month", "November", "rx_bytes", 1, "tx_bytes", 1)));

    TestAnswer answer = tenant.send(agent, wrong);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.details()).contains("month");
  }

  private List<String> months() {
    List<String> found = new ArrayList<>();
    for (YearMonth month = YearMonth.of(2055, 1);
        !month.isAfter(YearMonth.of(2057, 12));
        month = month.plusMonths(1)) {
      cloud
          .bean(BandwidthRepository.class)
          .find(List.of(agent.serverId()), month.toString())
          .forEach(row -> found.add(row.month()));
    }
    return found;
  }
}
