package dev.bowline.contract.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published vectors, below HTTP: text to signature, and parts to text. */
class RequestMacVectorsTest {

  private static final Set<String> WRONG_ON_PURPOSE = Set.of("sig-one-bit");
  private static final byte[] NO_BODY = {};

  @TestFactory
  Stream<DynamicTest> signsEveryText() throws IOException {
    return vectors().stream()
        .map(vector -> DynamicTest.dynamicTest("" + vector.get("id"), () -> check(vector)));
  }

  private static void check(Map<?, ?> json) {
    Fields vector = Fields.of(json);
    byte[] text = vector.bytes("string_to_sign_b64");
    String signature = vector.text("signature");
    boolean intact =
        RequestMac.isWellFormed(signature) && !WRONG_ON_PURPOSE.contains(vector.text("id"));

    assertThat(RequestMac.verify(Secret.of(vector.text("secret")), text, signature))
        .isEqualTo(intact);
    if (isAccepted(json)) {
      assertThat(texts(vector)).anySatisfy(built -> assertThat(built).isEqualTo(text));
    }
  }

  /** A bare question mark is no query; the body of DELETE may be left out. */
  private static List<byte[]> texts(Fields vector) {
    String target = vector.text("target").replaceAll("\\?$", "");
    return Stream.of(vector.bytes("body_b64"), NO_BODY)
        .map(body -> RequestMac.text(vector.text("method"), target, vector.text("timestamp"), body))
        .toList();
  }

  private static boolean isAccepted(Map<?, ?> vector) {
    return vector.get("expect") instanceof Map<?, ?> expect
        && Boolean.TRUE.equals(expect.get("accepted"));
  }

  private static List<Map<?, ?>> vectors() throws IOException {
    try (InputStream file =
        requireNonNull(RequestMacVectorsTest.class.getResourceAsStream("/hmac-v1.json"))) {
      List<?> all = (List<?>) requireNonNull(JSON.std.mapFrom(file).get("vectors"));
      assertThat(all).hasSize(40);
      return all.stream().<Map<?, ?>>map(vector -> (Map<?, ?>) vector).toList();
    }
  }
}
