package dev.bowline.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.AgentRequest;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.signature.MessageSignature;
import dev.bowline.contract.signature.SignatureParameters;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CloudClientTest {

  private final Ed25519.Key key = Ed25519.generate();
  private final FakeClock clock = new FakeClock();
  private final List<Http.Request> requests = new ArrayList<>();

  @Test
  void signsEveryRequestSoThatTheCloudCanVerifyIt() {
    client(request -> answer(200, "{}")).put("/agent/v1/inventory", Fields.object("a", 1));
    Http.Request sent = requests.getFirst();
    Map<String, String> headers = sent.headers();
    SignatureParameters parameters =
        SignatureParameters.parse(header(headers, "Signature-Input")).orElseThrow();
    AgentRequest covered =
        new AgentRequest(
            "PUT",
            "/agent/v1/inventory",
            "",
            "cloud.example:3002",
            header(headers, "Content-Type"),
            header(headers, "Content-Digest"));
    assertThat(covered.digests(sent.body())).isTrue();
    assertThat(parameters.keyId()).isEqualTo("agent-7-0a1b2c3d");
    assertThat(parameters.created()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(
            MessageSignature.verify(
                key.publicKey(), covered, parameters, header(headers, "Signature")))
        .isTrue();
  }

  @Test
  void neverUsesANonceTwice() {
    CloudClient client = client(request -> answer(200, "{}"));
    client.post("/agent/v1/reports", Fields.object());
    client.post("/agent/v1/reports", Fields.object());
    assertThat(requests.stream().map(sent -> sent.headers().get("Signature-Input")).distinct())
        .hasSize(2);
  }

  @Test
  void tellsWhatIsRefusedFromWhatMayGoBetterNextTime() {
    assertThat(ask(401, "{\"code\":\"INVALID_SIGNATURE\"}"))
        .isEqualTo(new CloudAnswer.Refused(401, "INVALID_SIGNATURE"));
    assertThat(ask(400, "not json"))
        .isEqualTo(new CloudAnswer.Unavailable("the cloud answered 400"));
    assertThat(ask(404, "{}")).isEqualTo(new CloudAnswer.Unavailable("the cloud answered 404"));
    assertThat(ask(409, "{}")).isInstanceOf(CloudAnswer.Unavailable.class);
    assertThat(ask(429, "{}")).isInstanceOf(CloudAnswer.Unavailable.class);
    assertThat(ask(503, "{}")).isInstanceOf(CloudAnswer.Unavailable.class);
    assertThat(ask(200, "not json")).isInstanceOf(CloudAnswer.Unavailable.class);
    assertThat(
            client(
                    request -> {
                      throw new IOException("reset");
                    })
                .post("/", Fields.object()))
        .isInstanceOf(CloudAnswer.Unavailable.class);
  }

  private CloudAnswer ask(int status, String body) {
    return client(request -> answer(status, body)).post("/agent/v1/reports", Fields.object());
  }

  private CloudClient client(Http http) {
    Secret privateKey = key.privateKey();
    return new CloudClient(
        new Signer().identity(),
        privateKey,
        request -> {
          requests.add(request);
          return http.send(request);
        },
        clock,
        new Random(1));
  }

  private static String header(Map<String, String> headers, String name) {
    return headers.getOrDefault(name, "");
  }

  private static Http.Answer answer(int status, String body) {
    return new Http.Answer(status, body.getBytes(StandardCharsets.UTF_8));
  }
}
