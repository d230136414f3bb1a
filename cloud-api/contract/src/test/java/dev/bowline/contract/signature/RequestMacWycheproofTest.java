package dev.bowline.contract.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof's vectors of HMAC-SHA256, as far as the tag is not truncated. */
class RequestMacWycheproofTest {

  @TestFactory
  Stream<DynamicTest> agreesWithWycheproof() throws IOException {
    List<DynamicTest> tests =
        groups().stream()
            .filter(group -> Integer.valueOf(256).equals(group.get("tagSize")))
            .flatMap(group -> maps(group, "tests").stream())
            .map(test -> DynamicTest.dynamicTest("case " + test.get("tcId"), () -> check(test)))
            .toList();
    assertThat(tests).hasSize(87);
    return tests.stream();
  }

  private static void check(Map<?, ?> test) {
    byte[] text = hex(test, "msg");
    String tag = (String) requireNonNull(test.get("tag"));
    boolean valid = "valid".equals(test.get("result"));

    assertThat(RequestMac.verify(Secret.of(hex(test, "key")), text, tag)).isEqualTo(valid);
  }

  private static List<Map<?, ?>> groups() throws IOException {
    try (InputStream vectors =
        requireNonNull(
            RequestMacWycheproofTest.class.getResourceAsStream(
                "/wycheproof/hmac_sha256_test.json"))) {
      return maps(JSON.std.mapFrom(vectors), "testGroups");
    }
  }

  private static List<Map<?, ?>> maps(Map<?, ?> owner, String name) {
    return ((List<?>) requireNonNull(owner.get(name)))
        .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
  }

  private static byte[] hex(Map<?, ?> test, String name) {
    return HexFormat.of().parseHex((String) requireNonNull(test.get(name)));
  }
}
