package dev.bowline.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's Ed25519 vectors, through our own class. */
class Ed25519Test {

  @Test
  void agreesWithEveryWycheproofVector() throws IOException {
    int checked = 0;
    for (Map<?, ?> group : groups()) {
      byte[] publicKey =
          hex(((Map<?, ?>) Objects.requireNonNull(group.get("publicKey"))).get("pk"));
      for (Object each : (List<?>) Objects.requireNonNull(group.get("tests"))) {
        Map<?, ?> test = (Map<?, ?>) each;
        assertThat(Ed25519.verify(publicKey, hex(test.get("msg")), hex(test.get("sig"))))
            .as("vector %s: %s", test.get("tcId"), test.get("comment"))
            .isEqualTo("valid".equals(test.get("result")));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void signsAndVerifiesWithAFreshKey() {
    Ed25519.Key key = Ed25519.generate();
    byte[] message = {1, 2, 3};
    byte[] signature = Ed25519.sign(key.privateKey(), message);
    assertThat(key.publicKey()).hasSize(Ed25519.PUBLIC_KEY_LENGTH);
    assertThat(Ed25519.verify(key.publicKey(), message, signature)).isTrue();
    assertThat(Ed25519.verify(Ed25519.generate().publicKey(), message, signature)).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<?, ?>> groups() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            Ed25519Test.class.getResourceAsStream("/wycheproof/ed25519_test.json"))) {
      return (List<Map<?, ?>>) Objects.requireNonNull(JSON.std.mapFrom(file).get("testGroups"));
    }
  }

  private static byte[] hex(@Nullable Object text) {
    return HexFormat.of().parseHex((String) Objects.requireNonNull(text));
  }
}
