package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.ProbeController;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class BodyAttacksTest {

  private final TestingCloud cloud;
  private final SignedClient client;

  BodyAttacksTest(Front front) {
    this.cloud = TestingCloud.shared(front);
    this.client = cloud.client(cloud.keys().create());
  }

  @Test
  @DisplayName("row 34: a DELETE with a body is accepted, signed or not")
  void takesADeleteWithABody() {
    TestRequest request = TestRequest.of("DELETE", "/v1/probe").json("{\"paths\":[\"/a\"]}");
    assertThat(cloud.send(client.sign(request)).status()).isEqualTo(200);
    assertThat(cloud.send(client.signWithBody(request)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 34: an unsigned body of DELETE /v1/files answers 401 BODY_NOT_SIGNED")
  void demandsASignedBodyWhereItMeansSomething() {
    TestRequest request = TestRequest.of("DELETE", "/v1/files").json("{\"paths\":[\"/a\"]}");
    TestAnswer answer = cloud.send(client.sign(request));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("BODY_NOT_SIGNED");
    assertThat(answer.details()).contains("POST /v1/files/delete");
  }

  @Test
  @DisplayName("row 34: nor does a leading blank or a trailing slash let such a body pass")
  void demandsASignedBodyHoweverItIsDressed() {
    TestRequest blank = TestRequest.of("DELETE", "/v1/files").json(" {\"paths\":[\"/a\"]}");
    TestRequest slash = TestRequest.of("DELETE", "/v1/files/").json("{\"paths\":[\"/a\"]}");
    assertThat(cloud.send(client.sign(blank)).code()).isEqualTo("BODY_NOT_SIGNED");
    assertThat(cloud.send(client.sign(slash)).code()).isEqualTo("BODY_NOT_SIGNED");
  }

  @Test
  void signatureHeadersOnAnOpenRouteLeaveNoMarkAndNoFault() {
    for (String timestamp : List.of("abc", "9999999999", "9".repeat(30))) {
      TestRequest request =
          TestRequest.of("POST", "/agent/v1/enrolments")
              .json("{}")
              .with("X-API-Key", "anything")
              .with("X-Timestamp", timestamp)
              .with("X-Signature", "a".repeat(64));
      List<String> calls =
          cloud.aws().during(() -> assertThat(cloud.send(request).status()).isEqualTo(400));
      assertThat(calls).isEmpty();
    }
  }

  @Test
  @DisplayName("row 36: a body over 1 MiB answers 413 without a look-up")
  void refusesAHugeBody() {
    TestRequest request =
        client.sign(TestRequest.of("POST", "/v1/probe").json("[\"" + "a".repeat(1 << 20) + "\"]"));
    List<String> calls =
        cloud.aws().during(() -> assertThat(cloud.send(request).status()).isEqualTo(413));
    assertThat(calls).isEmpty();
  }

  @Test
  @DisplayName("row 38: another media type answers 415 MEDIA_TYPE_UNSUPPORTED")
  void refusesOtherMediaTypes() {
    for (String type :
        List.of(
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16")) {
      TestRequest request = TestRequest.of("POST", "/v1/probe").body(bytes("{\"text\":\"a\"}"));
      assertRefused(client.sign(request).with("Content-Type", type), 415, "MEDIA_TYPE_UNSUPPORTED");
    }
    assertRefused(
        client.sign(TestRequest.of("POST", "/v1/probe").body(bytes("{}"))),
        415,
        "MEDIA_TYPE_UNSUPPORTED");
  }

  @Test
  @DisplayName("row 39: another method answers 405 and names those there are")
  void refusesOtherMethods() {
    TestAnswer answer = cloud.send(client.sign(TestRequest.of("PUT", "/v1/me")));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
  }

  @Test
  @DisplayName("row 41: a compressed body answers 415 MEDIA_TYPE_UNSUPPORTED")
  void refusesCompressedBodies() {
    for (String encoding : List.of("gzip", "deflate", "br", "gzip, identity")) {
      TestRequest request = TestRequest.of("POST", "/v1/probe").json("{\"text\":\"a\"}");
      assertRefused(
          client.sign(request).with("Content-Encoding", encoding), 415, "MEDIA_TYPE_UNSUPPORTED");
    }
  }

  @Test
  @DisplayName("row 42: JSON 10,000 levels deep answers 400 INVALID_BODY")
  void refusesDeepJson() {
    assertInvalid("[".repeat(10_000) + "]".repeat(10_000));
    assertInvalid("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
  }

  @Test
  @DisplayName("row 43: a name twice in an object answers 400 INVALID_BODY")
  void refusesDuplicateNames() {
    assertInvalid("{\"text\":\"a\",\"text\":\"b\"}");
    assertInvalid("{\"text\":\"a\",\"te\\u0078t\":\"b\"}");
  }

  @Test
  @DisplayName("row 44: a number that is no double answers 400 INVALID_BODY")
  void refusesInfiniteNumbers() {
    assertInvalid("{\"text\":\"a\",\"number\":1e999}");
    assertInvalid("{\"text\":\"a\",\"number\":NaN}");
    assertInvalid("{\"text\":\"a\",\"number\":" + "9".repeat(400) + "}");
  }

  @Test
  @DisplayName("row 45: unknown fields answer 400 INVALID_BODY")
  void refusesUnknownFields() {
    assertInvalid("{\"text\":\"a\",\"tenantId\":2}");
    assertInvalid("{\"text\":\"a\",\"status\":\"active\"}");
  }

  @Test
  @DisplayName("row 46: lone surrogates and a byte order mark answer 400 INVALID_BODY")
  void refusesLoneSurrogatesAndAByteOrderMark() {
    assertInvalid("{\"text\":\"\\ud800\"}");
    assertInvalid("{\"text\":\"\\udc00\\ud800\"}");
    assertInvalid("{\"\\ud800\":1}");
    assertInvalid("\ufeff{\"text\":\"a\"}");
    assertInvalidBytes(
        new byte[] {
          '{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc0, (byte) 0xae, '"', '}'
        });
  }

  @Test
  @DisplayName("row 47: NUL in a string answers 400 INVALID_BODY")
  void refusesNul() {
    assertInvalid("{\"text\":\"a\\u0000b\"}");
    assertInvalid("{\"text\":\"a\u0000b\"}");
  }

  @Test
  void refusesMoreThanOneValueAndLessThanOne() {
    for (String body : List.of("{}{}", "{", "[", "{\"text\":\"a\"},", "{'text':'a'}", "{/**/}")) {
      assertInvalid(body);
    }
  }

  @Test
  void leavesNoMarkForABodyItRefuses() {
    int before = cloud.bean(ProbeController.class).runs();
    TestRequest request =
        client.sign(TestRequest.of("POST", "/v1/probe").json("{\"a\":1,\"a\":2}"));
    List<String> calls = cloud.aws().during(() -> cloud.send(request));
    assertThat(calls).doesNotContain("PutItem");
    assertThat(cloud.bean(ProbeController.class).runs()).isEqualTo(before);
  }

  private void assertInvalid(String body) {
    assertInvalidBytes(bytes(body));
  }

  private void assertInvalidBytes(byte[] body) {
    TestRequest request =
        TestRequest.of("POST", "/v1/probe").body(body).with("Content-Type", "application/json");
    assertRefused(client.sign(request), 400, "INVALID_BODY");
  }

  private void assertRefused(TestRequest request, int status, String code) {
    TestAnswer answer = cloud.send(request);
    String shown = new String(request.body(), StandardCharsets.UTF_8);
    assertThat(answer.status())
        .as(shown.substring(0, Math.min(80, shown.length())) + answer.text())
        .isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
