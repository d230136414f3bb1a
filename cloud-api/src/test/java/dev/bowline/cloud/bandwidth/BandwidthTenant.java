package dev.bowline.cloud.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** A tenant with one server and a key that reads bandwidth, on a cloud whose clock stands. */
final class BandwidthTenant implements AutoCloseable {

  /** Far ahead, or DynamoDB would forget the session as expired. */
  static final Instant NOW = Instant.parse("2056-11-24T12:00:00Z");

  static final YearMonth NOVEMBER = YearMonth.of(2056, 11);

  final TestingCloud cloud = TestingServers.cloud(Map.of());
  final PanelClient panel;
  final SimulatedAgent agent;
  final TestKey key;

  BandwidthTenant() {
    cloud.clock().stopAt(NOW);
    panel = PanelClient.ofNewTenant(cloud);
    agent = enrol("web");
    key =
        panel.createKey("{\"name\":\"k\",\"scopes\":[\"bandwidth:read\"],\"tier\":\"enterprise\"}");
  }

  SimulatedAgent enrol(String name) {
    TestAnswer created = panel.send("POST", "/panel/servers", "{\"name\":\"" + name + "\"}");
    return SimulatedAgent.enrol(
        cloud, Secret.of(String.valueOf(created.data().get("enrolment_token"))));
  }

  void report(SimulatedAgent from, String counter, YearMonth month, long rx, long tx) {
    TestAnswer answer = send(from, counted(counter, month, rx, tx));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  TestAnswer send(SimulatedAgent from, Map<String, Object> bandwidth) {
    return from.send(
        "POST", "/agent/v1/metrics", Fields.object("samples", List.of(), "bandwidth", bandwidth));
  }

  Map<String, Object> counted(String counter, YearMonth month, long rx, long tx) {
    return new Bandwidth(
            counter, cloud.clock().instant(), List.of(new Bandwidth.Month(month, rx, tx)))
        .toFields();
  }

  Map<String, Object> bandwidth(String path) {
    TestAnswer answer = cloud.client(key).get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  @Override
  public void close() {
    cloud.close();
  }
}
