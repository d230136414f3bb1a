package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class CoreRoutesTest {

  private final TestingCloud cloud;

  CoreRoutesTest(Front front) {
    this.cloud = TestingCloud.shared(front);
  }

  @Test
  void tellsEveryoneThatItLives() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/health"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("status", "success");
    assertThat(answer.header("X-Request-Id")).isPresent();
  }

  @Test
  void tellsAKeyWhatItMayDo() {
    TestKey key =
        cloud
            .keys()
            .scopes("server:read", "services:restart")
            .tier(Tier.BUSINESS)
            .servers(new ServerAccess.Only(Set.of(9L, 4L)))
            .create();

    TestAnswer answer = cloud.client(key).get("/v1/me");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data())
        .containsEntry("scopes", List.of("server:read", "services:restart"))
        .containsEntry("tier", "business")
        .containsEntry("environment", "live")
        .containsEntry("all_servers", false)
        .containsEntry("servers", List.of(4, 9));
  }

  @Test
  void answersBehindThePublicPrefixToo() {
    TestKey key = cloud.keys().create();

    TestAnswer answer = cloud.client(key).get("/api/external/v1/me");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
