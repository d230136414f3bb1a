package dev.bowline.cloud.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class PathAttacksTest {

  private final Front front;
  private final TestingCloud cloud;
  private final SignedClient client;

  PathAttacksTest(Front front) {
    this.front = front;
    this.cloud = TestingCloud.shared(front);
    this.client = cloud.client(cloud.keys().create());
  }

  @Test
  @DisplayName("row 25: any escape in a path answers 400 PATH_INVALID")
  void refusesEscapesInAPath() {
    for (String path : List.of("/v1/a%20b", "/v1/a%2fb%00", "/v1/%zz", "/v1/a%25b")) {
      assertInvalid(path);
    }
  }

  @Test
  @DisplayName("row 25: an escape of a harmless letter is refused where it can be seen")
  void refusesEscapesOfLetters() {
    TestAnswer answer = client.get("/v1/%6de");
    // API Gateway decodes it, so the function sees a path that nobody signed.
    assertThat(answer.status()).isEqualTo(front == Front.NETTY ? 400 : 401);
  }

  @Test
  @DisplayName("row 26: dot and empty segments answer 400 PATH_INVALID")
  void refusesDotAndEmptySegments() {
    for (String path :
        List.of("/v1/./me", "/v1/../v1/me", "//v1/me", "/v1//me", "/v1/me/.", "/v1/me/..")) {
      assertInvalid(path);
    }
  }

  @Test
  @DisplayName("row 27: raw braces and brackets in path or query answer 400 PATH_INVALID")
  void refusesBracesAndBrackets() {
    for (String target : List.of("/v1/{me", "/v1/[me", "/v1/probe?q={1}", "/v1/probe?q[]=1")) {
      assertInvalid(target);
    }
  }

  @Test
  @DisplayName("row 28: malformed or overlong UTF-8 in the query answers 400 PATH_INVALID")
  void refusesMalformedUtf8() {
    for (String query : List.of("%ff", "%c0%ae", "%e2%82", "%ed%a0%80", "%f8%88%80%80%80")) {
      assertInvalid("/v1/probe?q=" + query);
    }
  }

  @Test
  @DisplayName("row 28: a broken escape in the query answers 400 PATH_INVALID")
  void refusesBrokenEscapes() {
    for (String query : List.of("%", "%2", "%g0", "a%")) {
      assertInvalid("/v1/probe?q=" + query);
    }
  }

  @Test
  @DisplayName("row 29: text that is not in normalization form C answers 400 PATH_INVALID")
  void refusesTextThatIsNotNormalized() {
    assertInvalid("/v1/probe?q=e%CC%81");
    assertThat(client.get("/v1/probe?q=%C3%A9").data()).containsEntry("q", "é");
  }

  @Test
  @DisplayName("row 85: a service name with ;, $( ), a space or a newline answers 400")
  void refusesServiceNamesThatAreNone() {
    for (String name : List.of("nginx;id", "$(id)", "nginx%0aid", "nginx%20id", "nginx|id")) {
      TestAnswer answer = client.post("/v1/server/services/" + name + "/restart", "");
      assertThat(answer.status()).as(name + answer.text()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("PATH_INVALID");
    }
  }

  @Test
  void readsTheQueryAsItWasSent() {
    assertThat(client.get("/v1/probe?q=a%2Cb,c%26d%3De+f").data())
        .containsEntry("q", "a,b,c&d=e f");
  }

  private void assertInvalid(String target) {
    TestAnswer answer = cloud.send(client.sign(TestRequest.of("GET", target)));
    assertThat(answer.status()).as(target + " " + answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PATH_INVALID");
  }
}
