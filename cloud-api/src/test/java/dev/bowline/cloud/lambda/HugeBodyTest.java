package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HugeBodyTest {

  private final TestingCloud cloud = TestingCloud.shared(Front.LAMBDA);
  private final SignedClient client = cloud.client(cloud.keys().create());

  @Test
  @DisplayName("row 36: a body over 1 MiB answers 413 without a look-up")
  void refusesAHugeBody() {
    TestRequest request =
        client.sign(TestRequest.of("POST", "/v1/probe").json("[\"" + "a".repeat(1 << 20) + "\"]"));
    List<String> calls =
        cloud.aws().during(() -> assertThat(cloud.send(request).status()).isEqualTo(413));
    assertThat(calls).isEmpty();
  }
}
