package dev.bowline.cloud.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class FaultsTest {

  private final TestingCloud cloud;
  private final TestKey key;
  private final SignedClient client;

  FaultsTest(Front front) {
    this.cloud = TestingCloud.shared(front);
    this.key = cloud.keys().create();
    this.client = cloud.client(key);
  }

  @Test
  @DisplayName("row 96: control, escape and bidi characters of a request are never echoed raw")
  void echoesNothingThatBreaksATerminal() {
    String nasty = "\u001b[31mred\u202eevil";
    List<TestAnswer> answers = new ArrayList<>();
    answers.add(client.get("/v1/probe/" + "a\u001b[31m"));
    answers.add(client.post("/v1/probe", "{\"" + nasty + "\":1}"));
    answers.add(
        client.send(TestRequest.of("GET", "/v1/nothing").with("User-Agent", "a\u001b[31m")));
    for (TestAnswer answer : answers) {
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.text()).doesNotContain("\u001b", "\u202e", "\r", "\n");
    }
  }

  @Test
  void neverEchoesTheIdThatAClientSends() {
    TestAnswer answer =
        cloud.send(TestRequest.of("GET", "/v1/health").with("X-Request-Id", "mine"));
    assertThat(answer.header("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).isNotEqualTo("mine"));
  }

  @Test
  @DisplayName("row 97: no refusal shows the secret or the signature it was sent with")
  void showsNoSecret() {
    String secret = new String(key.secret().reveal(), StandardCharsets.UTF_8);
    TestRequest post = client.sign(TestRequest.of("POST", "/v1/probe").json("{\"text\":1e999}"));
    for (TestRequest request : List.of(post, post.to("/v1/nothing"), post.method("PATCH"))) {
      assertThat(cloud.send(request).text())
          .doesNotContain(secret)
          .doesNotContain(
              request.headers().stream()
                  .filter(header -> header.name().equals("X-Signature"))
                  .findFirst()
                  .orElseThrow()
                  .value());
    }
  }

  @Test
  @DisplayName("row 99: a 500 shows no stack and nothing of the cause")
  void hidesTheCauseOfAFault() {
    TestAnswer answer = client.get("/v1/probe/fault");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json()).containsOnlyKeys("error", "code", "details", "request_id");
    assertThat(answer.text()).doesNotContain("jdbc", "NumberFormat", "dev.bowline", "Exception");
  }

  @Test
  void answersAnUnknownPathInTheSameShape() {
    TestAnswer known = client.get("/v1/nothing");
    assertThat(known.status()).isEqualTo(404);
    assertThat(known.code()).isEqualTo("NOT_FOUND");
    TestAnswer stranger = cloud.send(TestRequest.of("GET", "/nothing").with("Accept", "text/html"));
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.json()).containsOnlyKeys("error", "code", "details", "request_id");
  }

  @Test
  void tellsOfAWrongMethodOrMediaTypeOnAnOpenRouteWithoutALogin() {
    TestAnswer method = cloud.send(TestRequest.of("POST", "/v1/health"));
    assertThat(method.code()).as(method.text()).isEqualTo("METHOD_NOT_ALLOWED");
    TestAnswer type =
        cloud.send(
            TestRequest.of("POST", "/panel/session")
                .body("a=b".getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", "text/plain"));
    assertThat(type.code()).as(type.text()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
    assertThat(cloud.send(TestRequest.of("POST", "/v1/me")).code()).isEqualTo("AUTH_MISSING");
  }

  @Test
  void answersAMissingBodyInTheSameShape() {
    TestAnswer answer = client.post("/v1/probe", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_BODY");
  }
}
