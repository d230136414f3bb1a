package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The published vectors of the request signature, through each front. */
@ParameterizedClass
@EnumSource(Front.class)
class HmacVectorsTest {

  private static final Path VECTORS = Path.of("contract/src/test/resources/hmac-v1.json");

  /** Every front strips white space around header values, so this one is tried below HTTP. */
  private static final String BELOW_HTTP = "ts-space";

  /** What the signature step refuses with. */
  private static final List<String> REFUSALS =
      List.of(
          "AUTH_MISSING",
          "AUTH_INVALID",
          "TIMESTAMP_INVALID",
          "TIMESTAMP_EXPIRED",
          "TIMESTAMP_FUTURE",
          "INVALID_SIGNATURE",
          "BODY_NOT_SIGNED",
          "PATH_INVALID",
          "BODY_NOT_ALLOWED",
          "INVALID_BODY",
          "UNAVAILABLE",
          "INTERNAL");

  private final Front front;
  private final TestingCloud cloud;

  HmacVectorsTest(Front front) {
    this.front = front;
    this.cloud = TestingCloud.shared(front);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithEveryVector() throws IOException {
    List<Map<?, ?>> vectors = vectors();
    assertThat(vectors).hasSize(40);
    return vectors.stream()
        .filter(vector -> !BELOW_HTTP.equals(vector.get("id")))
        .map(vector -> DynamicTest.dynamicTest("" + vector.get("id"), () -> check(vector)));
  }

  @Test
  void refusesATimestampWithASpaceBelowHttp() {
    assertThat(Freshness.refusal("1709827200 ", Instant.ofEpochSecond(1709827200)))
        .hasValueSatisfying(
            problem -> assertThat(problem.code().name()).isEqualTo("TIMESTAMP_INVALID"));
  }

  private void check(Map<?, ?> json) {
    Fields vector = Fields.of(json);
    TestKey key = cloud.keys().secret(Secret.of(vector.text("secret"))).create();
    cloud.clock().stopAt(Instant.ofEpochSecond(vector.number("now")));
    try {
      TestAnswer answer = cloud.send(request(vector, key));
      if (json.get("expect") instanceof Map<?, ?> expect
          && Boolean.TRUE.equals(expect.get("accepted"))) {
        assertThat(answer.code()).as(answer.text()).isNotIn(REFUSALS);
      } else {
        assertThat(List.of(answer.status(), answer.code()))
            .as(answer.text())
            .isEqualTo(refusal(vector));
      }
    } finally {
      cloud.clock().run();
    }
  }

  /**
   * API Gateway decodes the path and cuts it at an escaped question mark: what is left is a valid
   * path that was not signed.
   */
  private List<Object> refusal(Fields vector) {
    if (front == Front.LAMBDA && vector.text("id").equals("path-escaped-question")) {
      return List.of(401, "INVALID_SIGNATURE");
    }
    Fields expected = vector.object("expect");
    return List.of(expected.smallNumber("status"), expected.text("code"));
  }

  private static TestRequest request(Fields vector, TestKey key) {
    TestRequest request =
        TestRequest.of(vector.text("method"), "/api/external" + vector.text("target"))
            .body(Base64.getDecoder().decode(vector.text("body_b64")))
            .with("X-API-Key", key.id())
            .with("X-Timestamp", vector.text("timestamp"))
            .with("X-Signature", vector.text("signature"));
    return request.body().length == 0 ? request : request.with("Content-Type", "application/json");
  }

  private static List<Map<?, ?>> vectors() throws IOException {
    Map<?, ?> file = JsonMapper.createDefault().readValue(Files.readAllBytes(VECTORS), Map.class);
    return file != null && file.get("vectors") instanceof List<?> all
        ? all.stream().<Map<?, ?>>map(vector -> (Map<?, ?>) vector).toList()
        : List.of();
  }
}
