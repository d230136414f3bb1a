package dev.bowline.cloud.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProbeController;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ParameterizedClass
@EnumSource(Front.class)
class IdempotencyTest {

  private static final String BODY = "{\"text\":\"once\"}";

  private final Front front;
  private final TestingCloud cloud;
  private final TestKey key;
  private final int before;
  private final AtomicLong nextTimestamp;

  IdempotencyTest(Front front) {
    this.front = front;
    cloud = ProvisionedCloud.shared(front);
    key = cloud.keys().create();
    before = cloud.bean(ProbeController.class).runs();
    nextTimestamp = new AtomicLong(cloud.clock().instant().getEpochSecond());
  }

  @Test
  void givesTheFirstAnswerAgainAndDoesNothing() {
    TestAnswer first = send("a", BODY);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();

    TestAnswer second = send("a", BODY);
    assertThat(second.status()).as(second.text()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    assertThat(send("\"a\"", BODY).header("Idempotency-Replayed")).hasValue("true");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    send("b", BODY);

    assertThat(send("b", "{\"text\":\"twice\"}").status()).isEqualTo(422);
    TestAnswer elsewhere = cloud.send(signed(TestRequest.of("DELETE", "/v1/probe"), "b"));
    assertThat(elsewhere.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void runsOneOfManyAtOnce() throws Exception {
    List<Callable<TestAnswer>> calls =
        IntStream.range(0, 12).<Callable<TestAnswer>>mapToObj(i -> () -> send("c", BODY)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TestAnswer> answer : threads.invokeAll(calls)) {
        assertThat(answer.get().status()).as(answer.get().text()).isIn(200, 409);
      }
    }
    assertThat(runs()).isEqualTo(1);
    assertThat(send("c", BODY).status()).isEqualTo(200);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    send("d", BODY);
    TestKey other = cloud.keys().create();

    TestAnswer answer = cloud.client(other).send(post(BODY).with(IdempotentRequest.HEADER, "d"));
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void letsARefusedRequestBeMended() {
    assertThat(send("e", "{\"text\":7,\"x\":1}").status()).isEqualTo(400);

    assertThat(send("e", BODY).status()).isEqualTo(200);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void doesNotTryAgainWhatBrokeOff() {
    TestRequest broken = TestRequest.of("POST", "/v1/probe/fault");
    assertThat(cloud.send(signed(broken, "f")).status()).isEqualTo(500);

    TestAnswer second = cloud.send(signed(broken, "f"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("IDEMPOTENCY_UNANSWERED");
    assertThat(second.header("Retry-After")).hasValue("1");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void forgetsAfterADay() {
    try (TestingCloud later = TestingCloud.start(front)) {
      TestRequest request = post(BODY).with(IdempotentRequest.HEADER, "g");
      TestKey its = later.keys().create();
      assertThat(later.client(its).send(request).status()).isEqualTo(200);

      later.clock().advance(MarkTable.KEPT.plusSeconds(1));
      assertThat(later.client(its).send(request).header("Idempotency-Replayed")).isEmpty();
      assertThat(later.bean(ProbeController.class).runs()).isEqualTo(2);
    }
  }

  @Test
  void refusesKeysThatAreNone() {
    for (String none : List.of("", "two words", "\u00e9", "x".repeat(256))) {
      assertThat(send(none, BODY).status()).as(none).isEqualTo(400);
    }
    TestRequest two = signed(post(BODY), "h").with(IdempotentRequest.HEADER, "i");
    assertThat(cloud.send(two).status()).isEqualTo(400);
    assertThat(runs()).isZero();
  }

  @Test
  void keepsNoSecret() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestRequest create =
        panel
            .change("POST", "/panel/keys")
            .json("{\"name\":\"once\",\"scopes\":[\"*:*\"]}")
            .with(IdempotentRequest.HEADER, "k");
    TestAnswer made = cloud.send(create);
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    TestAnswer second = cloud.send(create);
    assertThat(second.status()).isEqualTo(410);
    assertThat(second.code()).isEqualTo("CREDENTIAL_SHOWN");
    assertThat(panel.get("/panel/keys").text()).containsOnlyOnce("\"name\":\"once\"");
    assertThat(marks()).contains("idempotency#member:").doesNotContain("sk_live_");
  }

  @Test
  void costsTwoWritesAndNothingWithoutAKey() {
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    int without = calls(cloud.client(key).sign(post(BODY)));
    int with = calls(signed(post("{\"text\":\"l\"}"), "l"));

    assertThat(with - without).isEqualTo(2);
  }

  private int calls(TestRequest request) {
    return cloud.aws().during(() -> assertThat(cloud.send(request).status()).isEqualTo(200)).size();
  }

  private String marks() {
    String table = cloud.bean(Installation.class).name(Table.REPLAYS);
    return cloud
        .bean(DynamoDbClient.class)
        .scanPaginator(scan -> scan.tableName(table))
        .items()
        .stream()
        .toList()
        .toString();
  }

  private int runs() {
    return cloud.bean(ProbeController.class).runs() - before;
  }

  private TestAnswer send(String idempotencyKey, String body) {
    return cloud.send(signed(post(body), idempotencyKey));
  }

  /** No two with the same signature. */
  private TestRequest signed(TestRequest request, String idempotencyKey) {
    String timestamp = Long.toString(nextTimestamp.getAndDecrement());
    return cloud
        .client(key)
        .signAt(request.with(IdempotentRequest.HEADER, idempotencyKey), timestamp);
  }

  private static TestRequest post(String body) {
    return TestRequest.of("POST", "/v1/probe").json(body);
  }
}
