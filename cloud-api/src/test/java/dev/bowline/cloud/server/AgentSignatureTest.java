package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.signature.SignatureParameters;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class AgentSignatureTest {

  private static final String PATH = "/agent/v1/reports";
  private static final String BODY = "{\"reports\":[]}";

  private final TestingCloud cloud;
  private final SimulatedAgent agent;

  AgentSignatureTest(Front front) {
    cloud = TestingServers.shared(front);
    agent = TestingServers.enrolled(cloud, TestingServers.newTenant());
  }

  @Test
  void takesARequestThatItsAgentSigned() {
    assertThat(cloud.send(agent.sign("POST", PATH, BODY)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 21: an unknown key id answers 401")
  void refusesAnUnknownKey() {
    assertRefused(signedWith(now(), "agent-" + agent.serverId() + "-00000000"));
  }

  @Test
  @DisplayName("row 22: a digest that is not the body's answers 401")
  void refusesABodyThatTheDigestDoesNotDescribe() {
    TestRequest signed = agent.sign("POST", PATH, BODY);

    assertRefused(signed.body("{\"reports\":[ ]}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("row 22: a digest that was not signed answers 401")
  void refusesAnotherDigest() {
    TestRequest signed = agent.sign("POST", PATH, BODY);
    TestRequest other = agent.sign("POST", PATH, "{\"reports\":[ ]}");

    assertRefused(
        other
            .without("Signature")
            .without("Signature-Input")
            .with("Signature", header(signed, "Signature"))
            .with("Signature-Input", header(signed, "Signature-Input")));
  }

  @Test
  @DisplayName("row 23: a signature that leaves out a component answers 401")
  void refusesAnUncoveredComponent() {
    TestRequest signed = agent.sign("POST", PATH, BODY);
    String fewer = header(signed, "Signature-Input").replace(" \"content-digest\"", "");

    TestAnswer answer =
        cloud.send(signed.without("Signature-Input").with("Signature-Input", fewer));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_INVALID");
  }

  @Test
  @DisplayName("row 23: method, path and content type are covered")
  void refusesWhatWasSignedForAnotherRequest() {
    assertRefused(agent.sign("PUT", PATH, BODY).method("POST"));
    assertRefused(agent.sign("POST", "/agent/v1/metrics", BODY).to(PATH));
    assertRefused(
        agent
            .sign("POST", PATH, BODY)
            .without("Content-Type")
            .with("Content-Type", "application/json;charset=utf-8"));
  }

  @Test
  @DisplayName("row 24: a nonce that is used again answers 409")
  void refusesAReplay() {
    TestRequest signed = agent.sign("POST", PATH, BODY);

    assertThat(cloud.send(signed).status()).isEqualTo(200);
    TestAnswer again = cloud.send(signed);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("REPLAYED");
  }

  @Test
  void refusesWhatWasCreatedOverFiveMinutesAgoOrOverAMinuteAhead() {
    assertThat(code(signedWith(now() - 305, agent.keyId()))).isEqualTo("TIMESTAMP_EXPIRED");
    assertThat(code(signedWith(now() + 65, agent.keyId()))).isEqualTo("TIMESTAMP_FUTURE");
    assertThat(cloud.send(signedWith(now() - 295, agent.keyId())).status()).isEqualTo(200);
    assertThat(cloud.send(signedWith(now() + 55, agent.keyId())).status()).isEqualTo(200);
  }

  @Test
  void keepsAgentsFromTheRoutesOfKeys() {
    assertThat(cloud.send(agent.sign("GET", "/v1/servers", "")).status()).isEqualTo(403);
  }

  @Test
  void keepsKeysFromTheRoutesOfAgents() {
    TestAnswer answer = cloud.client(cloud.keys().create()).post(PATH, BODY);

    assertThat(answer.status()).isEqualTo(403);
  }

  private TestRequest signedWith(long created, String keyId) {
    String nonce = UUID.randomUUID().toString().replace("-", "");
    return agent.sign("POST", PATH, BODY, new SignatureParameters(created, nonce, keyId));
  }

  private void assertRefused(TestRequest request) {
    TestAnswer answer = cloud.send(request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("INVALID_SIGNATURE");
  }

  private String code(TestRequest request) {
    return cloud.send(request).code();
  }

  private long now() {
    return cloud.clock().instant().getEpochSecond();
  }

  private static String header(TestRequest request, String name) {
    return request.headers().stream()
        .filter(header -> header.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
