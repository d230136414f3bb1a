package dev.bowline.cloud.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof's vectors of AES-GCM, as far as key, nonce and tag have Bowline's sizes. */
class RecordKeyTest {

  @TestFactory
  Stream<DynamicTest> agreesWithWycheproof() throws IOException {
    List<DynamicTest> tests =
        groups().stream()
            .filter(group -> size(group, "keySize") == 256)
            .filter(group -> size(group, "ivSize") == 96 && size(group, "tagSize") == 128)
            .flatMap(group -> maps(group, "tests").stream())
            .map(test -> DynamicTest.dynamicTest("case " + test.get("tcId"), () -> check(test)))
            .toList();
    assertThat(tests).hasSize(66);
    return tests.stream();
  }

  private static void check(Map<?, ?> test) throws GeneralSecurityException {
    RecordKey key = RecordKey.of(hex(test, "key"));
    byte[] sealed = HexFormat.of().parseHex("" + test.get("ct") + test.get("tag"));
    if ("valid".equals(test.get("result"))) {
      assertThat(key.seal(hex(test, "iv"), hex(test, "aad"), hex(test, "msg"))).isEqualTo(sealed);
      assertThat(key.open(hex(test, "iv"), hex(test, "aad"), sealed)).isEqualTo(hex(test, "msg"));
    } else {
      assertThatThrownBy(() -> key.open(hex(test, "iv"), hex(test, "aad"), sealed))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  private static List<Map<?, ?>> groups() throws IOException {
    try (InputStream vectors =
        requireNonNull(RecordKeyTest.class.getResourceAsStream("/wycheproof/aes_gcm_test.json"))) {
      return maps(JSON.std.mapFrom(vectors), "testGroups");
    }
  }

  private static List<Map<?, ?>> maps(Map<?, ?> owner, String name) {
    return ((List<?>) requireNonNull(owner.get(name)))
        .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
  }

  private static int size(Map<?, ?> group, String name) {
    return (Integer) requireNonNull(group.get(name));
  }

  private static byte[] hex(Map<?, ?> test, String name) {
    return HexFormat.of().parseHex((String) requireNonNull(test.get(name)));
  }
}
