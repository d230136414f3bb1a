package dev.bowline.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {

  private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

  private final Ed25519.Key key = Ed25519.generate();
  private final SignatureParameters parameters =
      new SignatureParameters(1_709_827_200, "abcdefghijklmnop", "agent-1-00ff00ff");
  private final AgentRequest request =
      new AgentRequest(
          "POST",
          "/agent/v1/reports",
          "",
          "10.77.0.1:3002",
          "application/json",
          AgentRequest.digest(BODY));

  @Test
  void verifiesWhatItSigned() {
    assertThat(verifies(request, signature())).isTrue();
  }

  @Test
  void everyCoveredComponentCounts() {
    String signature = signature();
    assertThat(verifies(with("PUT", "/agent/v1/reports", "", "10.77.0.1:3002"), signature))
        .isFalse();
    assertThat(verifies(with("POST", "/agent/v1/metrics", "", "10.77.0.1:3002"), signature))
        .isFalse();
    assertThat(verifies(with("POST", "/agent/v1/reports", "a=1", "10.77.0.1:3002"), signature))
        .isFalse();
    assertThat(verifies(with("POST", "/agent/v1/reports", "", "evil.example:3002"), signature))
        .isFalse();
  }

  @Test
  void parametersReadBackFromTheirHeader() {
    assertThat(SignatureParameters.parse(parameters.header())).contains(parameters);
  }

  @Test
  void aHeaderThatCoversLessOrNamesAnotherAlgorithmIsNotRead() {
    String header = parameters.header();
    assertThat(SignatureParameters.parse(header.replace(" \"content-digest\"", ""))).isEmpty();
    assertThat(SignatureParameters.parse(header.replace("ed25519", "hmac-sha256"))).isEmpty();
    assertThat(SignatureParameters.parse(header + ";tag=\"x\"")).isEmpty();
  }

  @Test
  void theDigestIsThatOfRfc9530() {
    // RFC 9530, appendix B.1 gives this value for this body without its line feed.
    assertThat(AgentRequest.digest(BODY))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
    assertThat(request.digests(BODY)).isTrue();
    assertThat(request.digests("{}".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void theSignatureBaseHasTheLinesOfRfc9421() {
    assertThat(new String(request.signatureBase(parameters), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            "@method": POST
            "@path": /agent/v1/reports
            "@query": ?
            "@authority": 10.77.0.1:3002
            "content-type": application/json
            "content-digest": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:
            "@signature-params": ("@method" "@path" "@query" "@authority" "content-type" \
            "content-digest");created=1709827200;nonce="abcdefghijklmnop";\
            keyid="agent-1-00ff00ff";alg="ed25519\"\
            """);
  }

  private String signature() {
    return MessageSignature.sign(key.privateKey(), request, parameters);
  }

  private boolean verifies(AgentRequest request, String signature) {
    return MessageSignature.verify(key.publicKey(), request, parameters, signature);
  }

  private AgentRequest with(String method, String path, String query, String authority) {
    return new AgentRequest(
        method, path, query, authority, request.contentType(), request.contentDigest());
  }
}
