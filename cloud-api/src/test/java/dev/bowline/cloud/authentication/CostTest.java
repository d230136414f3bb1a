package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What authentication, admission and authorization cost. */
@ParameterizedClass
@EnumSource(Front.class)
class CostTest {

  private static final String BODY = "{\"text\":\"a\"}";
  private static final Duration NEXT_BUCKET = Duration.ofMillis(250);
  private static final String TOKEN_PATH = "/api/v1/openapi.php";
  private static final String UNWRAP = "Decrypt";

  private final Front front;

  CostTest(Front front) {
    this.front = front;
  }

  @Test
  void needsNoDatabase() {
    Map<String, Object> nowhere =
        Map.of("datasources.default.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
    try (TestingCloud cloud = TestingCloud.start(front, nowhere)) {
      SignedClient client = cloud.client(cloud.keys().create());
      assertThat(client.get("/v1/me").status()).isEqualTo(200);
      assertThat(client.post("/v1/probe", BODY).status()).isEqualTo(200);
      assertThat(cloud.get(cloud.tokens().create(), TOKEN_PATH).status()).isEqualTo(200);
    }
  }

  @Test
  void costsATokenOneWriteWithACurrentCopyAndOneQueryForAMiss() {
    TestingCloud cloud = TestingCloud.shared(front);
    TestToken token = cloud.tokens().create();
    assertThat(cloud.aws().during(() -> cloud.get(token, TOKEN_PATH)))
        .containsExactly("Query", "UpdateItem");
    assertThat(cloud.aws().during(() -> cloud.get(token, TOKEN_PATH)))
        .containsExactly("UpdateItem");
  }

  @Test
  void costsOneWriteWithACurrentCopyOneMarkForAPostAndOneQueryForAMiss() {
    TestingCloud cloud = TestingCloud.shared(front);
    SignedClient client = cloud.client(cloud.keys().create());
    assertThat(cloud.aws().during(() -> client.get("/v1/me")))
        .filteredOn(call -> !call.equals(UNWRAP))
        .containsExactly("Query", "UpdateItem");
    assertThat(cloud.aws().during(() -> client.get("/v1/me"))).containsExactly("UpdateItem");
    assertThat(cloud.aws().during(() -> client.post("/v1/probe", BODY)))
        .containsExactly("UpdateItem", "PutItem");
  }

  @Test
  void costsTwoWritesWhenAnotherInstanceBeganTheBucketInBetween() {
    TestingCloud one = TestingCloud.shared(front);
    TestKey key = one.keys().create();
    try (TestingCloud other = one.anotherInstance(front)) {
      one.client(key).get("/v1/me");
      one.clock().advance(NEXT_BUCKET);
      other.client(key).get("/v1/me");
      for (int i = 0; i < 3; i++) {
        one.clock().advance(NEXT_BUCKET);
        assertThat(costOfOneGet(one, key)).containsExactly("UpdateItem", "UpdateItem");
        one.clock().advance(NEXT_BUCKET);
        assertThat(costOfOneGet(other, key)).containsExactly("UpdateItem", "UpdateItem");
      }
    } finally {
      one.clock().run();
    }
  }

  private static List<String> costOfOneGet(TestingCloud instance, TestKey key) {
    return instance
        .aws()
        .during(() -> assertThat(instance.client(key).get("/v1/me").status()).isEqualTo(200));
  }
}
