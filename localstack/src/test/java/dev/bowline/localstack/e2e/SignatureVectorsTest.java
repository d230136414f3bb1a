package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.signature.RequestMac;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.suite.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The vectors of the signature, moved to the present and signed with a key of this cloud. */
@Contract
class SignatureVectorsTest {

  /** HTTP strips the blank of the first; a second more or less decides the others. */
  private static final Set<String> NOT_OVER_THE_WIRE = Set.of("ts-space", "time-300", "time+61");

  /** API Gateway cuts a path at an escaped question mark, so what arrives was not signed. */
  private static final String CUT_BY_API_GATEWAY = "path-escaped-question";

  /** Whether a raw brace reaches a function at all is for what stands in front of it to say. */
  private static final String MAY_BE_REFUSED_IN_FRONT = "query-brace";

  private static final Set<String> REFUSALS =
      Set.of(
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

  private final Installation installation = Installation.running();
  private final SigningKey key = installation.testKey();
  private final InstantSource clock = InstantSource.system();

  @TestFactory
  Stream<DynamicTest> everyVectorIsAnsweredAsItSays() throws IOException {
    List<Fields> vectors = vectors();
    assertThat(vectors).hasSize(40);
    return vectors.stream()
        .filter(vector -> !NOT_OVER_THE_WIRE.contains(vector.text("id")))
        .map(vector -> DynamicTest.dynamicTest(vector.text("id"), () -> check(vector)));
  }

  private void check(Fields vector) throws IOException {
    RawRequest.Response response = request(vector).send(installation);
    Fields expected = vector.object("expect");
    if (expected.optionalText("code").isEmpty()) {
      assertThat(response.status()).as(response.code()).isLessThan(500);
      assertThat(REFUSALS).doesNotContain(response.code());
    } else if (vector.text("id").equals(CUT_BY_API_GATEWAY)) {
      assertThat(response)
          .isIn(
              new RawRequest.Response(400, "PATH_INVALID"),
              new RawRequest.Response(401, "INVALID_SIGNATURE"));
    } else if (vector.text("id").equals(MAY_BE_REFUSED_IN_FRONT)) {
      assertThat(response)
          .isIn(new RawRequest.Response(400, "PATH_INVALID"), new RawRequest.Response(400, ""));
    } else {
      assertThat(response)
          .isEqualTo(
              new RawRequest.Response(expected.smallNumber("status"), expected.text("code")));
    }
  }

  private RawRequest request(Fields vector) {
    String then = vector.text("timestamp");
    String now = moved(then, vector.number("now"));
    byte[] text = Base64.getDecoder().decode(vector.text("string_to_sign_b64"));
    String signed = new String(text, StandardCharsets.UTF_8).replaceFirst(quoted(then), now);
    return new RawRequest(
        vector.text("method"),
        "/api/external" + vector.text("target"),
        Map.of(
            "X-API-Key", key.id(),
            "X-Timestamp", now,
            "X-Signature", signature(vector.text("id"), signed)),
        Base64.getDecoder().decode(vector.text("body_b64")));
  }

  /** As far from the present as it was from the vector's; an ill-formed one stays ill-formed. */
  private String moved(String timestamp, long then) {
    String thenText = Long.toString(then);
    long now = clock.instant().getEpochSecond();
    return timestamp.contains(thenText)
        ? timestamp.replace(thenText, Long.toString(now))
        : Long.toString(Long.parseLong(timestamp) - then + now);
  }

  /** The last one in the text: a target may hold the same digits. */
  private static String quoted(String timestamp) {
    return "(?s)\\Q" + timestamp + "\\E(?!.*\\Q" + timestamp + "\\E)";
  }

  private String signature(String vector, String signed) {
    String right = RequestMac.compute(key.secret(), signed.getBytes(StandardCharsets.UTF_8));
    return switch (vector) {
      case "sig-upper" -> "A" + right.substring(1).toUpperCase(Locale.ROOT);
      case "sig-63" -> right.substring(1);
      case "sig-65" -> right + "0";
      case "sig-base64" ->
          Base64.getEncoder()
              .encodeToString(right.substring(16).getBytes(StandardCharsets.US_ASCII));
      case "sig-one-bit" -> (right.charAt(0) == '0' ? "1" : "0") + right.substring(1);
      default -> right;
    };
  }

  private List<Fields> vectors() throws IOException {
    var file =
        installation
            .directory()
            .resolveSibling("cloud-api/contract/src/test/resources/hmac-v1.json");
    return Fields.of(JSON.std.mapFrom(Files.readString(file))).list("vectors", vector -> vector);
  }
}
